import { z } from "zod";
import { paymentStatuses } from "@/lib/domain/borrower-payments/payment-status";
import { sourceAccountOut } from "./batches";
import { servicerOut } from "./borrowers";
import { dayOut, instantOut, moneyOut, pageOut, uuidOut } from "./common";

const versionOut = z.int().meta({
  description: "Extension: goes up with each change. Given back in a PUT, a change made meanwhile is a 409.",
});

export const paymentOut = z
  .object({
    amount: moneyOut,
    borrower_id: uuidOut,
    created_at: instantOut,
    dates: z
      .object({ debit: dayOut, credit_sent: dayOut, credit_effective: dayOut, complete_expected: dayOut })
      .meta({
        description:
          "Extension. `debit` is later than `scheduled_date` where the debit came back and is tried again.",
      }),
    failure: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .meta({ description: "Extension: with what the debit finally came back." }),
    id: uuidOut,
    payment_series_id: uuidOut.nullable(),
    scheduled_date: dayOut,
    servicer_id: uuidOut,
    source_account_id: uuidOut,
    status: z.enum(paymentStatuses),
    version: versionOut,
  })
  .meta({ id: "Payment", description: "One transfer from a Borrower's own account to a servicer on a day." });
export const paymentsOut = pageOut(paymentOut, "PaymentList");

const span = { start_date: dayOut, end_date: dayOut.nullable() };

export const seriesOut = z
  .object({
    amount: moneyOut,
    borrower_id: uuidOut,
    created_at: instantOut,
    id: uuidOut,
    schedule: z.union([
      z.object({ day_of_month: z.int().min(1).max(28), ...span }),
      z.object({ end_of_month: z.literal(true), ...span }),
    ]),
    servicer_id: uuidOut,
    source_account_id: uuidOut,
    status: z.enum(["active", "cancelled"]),
    upcoming_dates: z.array(dayOut).meta({ description: "Extension: the next twelve debits." }),
    version: versionOut,
  })
  .meta({ id: "PaymentSeries", description: "The same payment every month from a Borrower's own account." });
export const seriesListOut = pageOut(seriesOut, "PaymentSeriesList");

export const autopayOut = z
  .object({
    servicer: servicerOut,
    source_account: sourceAccountOut,
    amount: moneyOut.nullable(),
    next_date: dayOut.nullable(),
    debited_by: z.literal("servicer"),
  })
  .meta({ id: "Autopayment", description: "The servicer's own monthly debit; Paydown originates nothing." });
export const autopaysOut = pageOut(autopayOut, "AutopaymentList");
