import type { WaitingFor } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { BatchLine, CameBack } from "../batches/views";

/** Where money on its way stands, in the order of its way. */
export const stages = ["to_debit", "held", "sent", "arrived", "came_back"] as const;
export type Stage = (typeof stages)[number];

export type MovingView = {
  /** The latest batches that are not complete; `more` beside them. */
  batches: BatchLine[];
  more: number;
  stages: { stage: Stage; payments: number; amount: Money }[];
  /** What a new business has done so far. */
  setUp: { account: boolean; employees: boolean; batches: boolean };
};

/** What a person should look at, as data; its words stand in components/overview. */
export type Attention =
  | { code: "late_work"; pieces: number }
  /** NACHA rail: what only a file, or a person who says that there is none, lets go on; `mayRead` if this person can. */
  | { code: "bank_wait"; waitingFor: WaitingFor; since: Day; mayRead: boolean }
  | { code: "open_exceptions"; count: number; amount: Money; first: string }
  | {
      code: "debit_retrying";
      batchId: string;
      title: string;
      amount: Money;
      returnCode: string | null;
      on: Day | null;
    }
  | { code: "debit_failed"; batchId: string; title: string; amount: Money; returnCode: string | null }
  | {
      code: "returned_items";
      cameBack: CameBack;
      batches: { id: string; title: string; payments: number }[];
      /** Who may decide about them, in words; null where the reader may. */
      deciders: string | null;
    }
  /** Less was posted than sent; by `until`, the fifth banking day after it arrived, it becomes an exception. */
  | { code: "posted_short"; payments: number; rest: Money; until: Day; href: string }
  | { code: "awaiting_approval"; drafts: number; oldest: string }
  | { code: "sent_back"; draftId: string; title: string; by: string; reason: string }
  | { code: "account_disabled"; accountId: string; last4: string; reason: string | null }
  | { code: "account_unverified"; accountId: string; last4: string; depositsArriveOn: Day | null }
  | { code: "near_limit"; atLimit: number; near: number; year: number; limit: Money };

export type YearView = {
  year: number;
  taxFree: Money;
  taxable: Money;
  /** Twelve months, the running one last: what reached the servicers, less refunds. */
  months: { month: string; amount: Money; unfinished: boolean }[];
};
