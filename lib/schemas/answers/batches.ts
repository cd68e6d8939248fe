import { z } from "zod";
import { batchStatuses, debitStatuses, itemStatuses, waitingFors } from "@/lib/domain/batches/status";
import { simulationKinds } from "../sandbox";
import { sourceAccountStatuses, sourceAccountTypes } from "../source-account";
import { dayOut, instantOut, moneyOut, pageOut, uuidOut } from "./common";

export const sourceAccountOut = z
  .object({
    account_number_last_4: z.string(),
    id: uuidOut,
    name_on_account: z.string(),
    payments_supported: z.boolean(),
    routing_number: z.string(),
    status: z.enum(sourceAccountStatuses).meta({ description: "Extension." }),
    type: z.enum(sourceAccountTypes),
  })
  .meta({ id: "SourceAccount", description: "Where money comes from. The full number is never given back." });
export const sourceAccountsOut = pageOut(sourceAccountOut, "SourceAccountList");

const itemOut = z
  .object({
    allocation: z.object({ type: z.enum(["loan", "servicer"]), id: uuidOut }),
    amount: moneyOut,
    borrower_id: uuidOut,
    id: uuidOut,
    reference_id: z.string().nullable(),
    status: z.enum(itemStatuses),
    posted_amount: moneyOut.meta({ description: "Extension." }),
    refunded_amount: moneyOut.meta({ description: "Extension." }),
    replaces: uuidOut.nullable().meta({ description: "Extension: the returned item whose place it took." }),
    return: z
      .object({ code: z.string().nullable(), detail: z.string().nullable() })
      .nullable()
      .meta({ description: "Extension: why it came back." }),
  })
  .meta({ id: "BatchPaymentItem" });

export const batchPaymentOut = z
  .object({
    id: uuidOut.nullable(),
    created_at: instantOut.nullable(),
    dry_run: z
      .literal(true)
      .optional()
      .meta({ description: "Only in the answer to a dry run, whose id is null." }),
    errors: z.array(z.string()).nullable().meta({
      description: "Why the batch was refused, or its debit finally failed; null where it was not.",
    }),
    number_of_payments: z.int(),
    reference_id: z.string().nullable(),
    source_account: sourceAccountOut.nullable(),
    status: z.enum(batchStatuses).meta({
      description:
        "`complete` says that nothing more will happen, also of a batch that was refused and moved nothing: look at `errors`.",
    }),
    total_amount: moneyOut,
    dates: z
      .object({ debit: dayOut, credits_sent: dayOut, credits_effective: dayOut, confirmed_expected: dayOut })
      .nullable()
      .meta({ description: "Extension." }),
    debit: z
      .object({
        status: z.enum(debitStatuses),
        attempt: z.int(),
        code: z.string().nullable(),
        next_date: dayOut.nullable(),
      })
      .nullable()
      .meta({ description: "Extension." }),
    counts: z
      .record(z.enum(itemStatuses), z.int())
      .optional()
      .meta({ description: "Extension: items by status." }),
    warnings: z
      .array(
        z.object({
          path: z.string(),
          reference_id: z.string().nullable(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .optional()
      .meta({ description: "Extension." }),
    payments: z.array(itemOut).optional().meta({ description: "Only of a valid batch fetched by its id." }),
    raw_params: z.unknown().optional().meta({ description: "Only of an invalid batch: what was sent." }),
  })
  .meta({ id: "BatchPayment", description: "One transfer from an account of the business to many loans." });
export const batchPaymentsOut = pageOut(batchPaymentOut, "BatchPaymentList");

export const clockOut = z
  .object({ date: dayOut, idle: z.boolean(), waiting_for: z.enum(waitingFors).optional() })
  .meta({ id: "SandboxClock", description: "`idle`: all work due by then is done." });

export const simulationOut = z
  .object({ id: uuidOut, kind: z.enum(simulationKinds), due_on: dayOut })
  .meta({ id: "Simulation" });
