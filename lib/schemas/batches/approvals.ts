import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { BatchDates } from "@/lib/domain/schedule";

/** One draft in the approvers' inbox. */
export type ApprovalLine = {
  id: string;
  title: string;
  status: "awaiting_approval" | "scheduled";
  payments: number;
  total: Money;
  /** Payments with a warning: the preparer has seen and kept it, or it is new since. */
  warnings: number;
  /** The last four of the account it draws on. */
  account: string;
  preparedBy: string;
  sentAt: string;
  /** The banking day chosen for it; null while it waits for approval. */
  releaseOn: Day | null;
  /** Of a release now, or on the chosen day. */
  dates: BatchDates;
};

/** What decides whether the person who looks may release: null where they may. */
export type ReleaseCheck = {
  /** Of what is shown: released is this or nothing. */
  hash: string | null;
  mayNot: string | null;
  /** They prepared it, and nobody else may release: it is allowed, and the record will say so. */
  alone: boolean;
  today: Day;
  /** The first day on which a release still counts: today, or the next banking day after the cut-off. */
  earliest: Day;
  cutOff: string;
  companyId: string;
  account: { name: string; last4: string } | null;
  approvedBy: string | null;
};
