import { z } from "zod";
import type { DebitStatus, BatchStatus, ItemStatus } from "@/lib/domain/batches/status";
import { batchStatuses } from "@/lib/domain/batches/status";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { limit, sequenceCursor } from "../page";
import type { SourceAccountView } from "../source-account";

/** Up to so many items in one POST (contract §6). */
export const ITEMS_PER_BATCH_MAX = 50_000;

const flag = z
  .enum(["true", "false"], "Expected true or false.")
  .default("false")
  .transform((text) => text === "true");

export const createBatchPaymentInput = z.object({ dry_run: flag, body: z.unknown() });
export type CreateBatchPayment = z.output<typeof createBatchPaymentInput>;

export const batchPaymentPath = z.object({ id: z.uuid() });

export const batchPaymentsFilter = z.object({
  limit,
  cursor: sequenceCursor.optional(),
  reference_id: z.string().optional(),
  status: z.enum(batchStatuses, `Expected ${batchStatuses.join(", ")}.`).optional(),
});
export type BatchPaymentsFilter = z.output<typeof batchPaymentsFilter>;

/** Something worth a look that does not stop a batch (extension, rules "Reading a contribution file"). */
export type BatchWarning = { path: string; reference_id: string | null; code: string; message: string };

/** The documents' BatchPayment. Extensions: `dates`, `debit`; where it stands alone also `counts` and `warnings`. */
export type BatchPaymentView = {
  id: string | null;
  created_at: string | null;
  /** A dry run stores nothing. */
  dry_run?: true;
  errors: string[] | null;
  number_of_payments: number;
  reference_id: string | null;
  source_account: SourceAccountView | null;
  status: BatchStatus;
  total_amount: Money;
  dates: { debit: Day; credits_sent: Day; credits_effective: Day; confirmed_expected: Day } | null;
  debit: { status: DebitStatus; attempt: number; code: string | null; next_date: Day | null } | null;
  counts?: Record<ItemStatus, number>;
  warnings?: BatchWarning[];
  payments?: BatchPaymentItemView[];
  raw_params?: unknown;
};

export type BatchPaymentItemView = {
  allocation: { type: "loan" | "servicer"; id: string };
  amount: Money;
  borrower_id: string;
  id: string;
  reference_id: string | null;
  status: ItemStatus;
  posted_amount: Money;
  refunded_amount: Money;
  replaces: string | null;
  return: { code: string | null; detail: string | null } | null;
};
