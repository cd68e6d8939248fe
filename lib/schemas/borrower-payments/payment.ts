import { z } from "zod";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { Day } from "@/lib/domain/days";
import type { PaymentStage, PaymentStatus } from "@/lib/domain/borrower-payments/payment-status";
import { paymentStatuses } from "@/lib/domain/borrower-payments/payment-status";
import type { Money } from "@/lib/domain/money";
import { uuidOf } from "../text";
import { agreed, amount, dayField, listFields, type LeavingOut, typedAmount, version } from "./fields";

const payloadFields = {
  amount,
  scheduled_date: dayField,
  servicer_id: uuidOf("a servicer"),
  source_account_id: uuidOf("a source account"),
};

/** The documents' PaymentPayload, inside `payment`. */
export const paymentPayload = z
  .object(payloadFields, "Expected an object with amount, scheduled_date, servicer_id and source_account_id.")
  .transform((payload) => ({
    amount: payload.amount,
    scheduledDate: payload.scheduled_date,
    servicerId: payload.servicer_id,
    sourceAccountId: payload.source_account_id,
  }));
export type NewPayment = z.output<typeof paymentPayload>;

/** The same for an edit: what is left out stays. */
export const paymentChangePayload = z
  .object({ ...payloadFields, version })
  .partial()
  .transform((payload) => ({
    amount: payload.amount,
    scheduledDate: payload.scheduled_date,
    servicerId: payload.servicer_id,
    sourceAccountId: payload.source_account_id,
    version: payload.version,
  }));
type PaymentChange = LeavingOut<z.output<typeof paymentChangePayload>>;

const formFields = {
  amount: typedAmount,
  scheduledDate: dayField,
  servicerId: uuidOf("a servicer"),
  sourceAccountId: uuidOf("an account"),
  agreed,
};

/** From the Borrower's own form, with the mandate ticked. */
export const paymentForm = z
  .object(formFields)
  .transform(({ agreed: _agreed, ...payment }): NewPayment => payment);

export const paymentEditForm = z
  .object({ ...formFields, id: z.uuid(), version })
  .transform(({ agreed: _agreed, ...payment }) => payment);
export type EditPayment = PaymentChange & { id: string };

export const paymentInput = z.object({ id: z.uuid(), version });
export type PaymentInput = z.output<typeof paymentInput>;

export const paymentsFilter = z.object({
  ...listFields,
  status: z.enum(paymentStatuses, "Expected pending, cancelled or complete.").optional(),
  series_id: uuidOf("a payment series").optional(),
});
export type PaymentsFilter = z.output<typeof paymentsFilter>;

/** The documents' Payment, with what they leave out and extensions. */
export type PaymentView = {
  amount: Money;
  borrower_id: string;
  created_at: string;
  /** When each part of the money moves; computed anew when a debit is tried again. */
  dates: { debit: Day; credit_sent: Day; credit_effective: Day; complete_expected: Day };
  failure: { code: string; detail: string } | null;
  id: string;
  payment_series_id: string | null;
  scheduled_date: Day;
  servicer_id: string;
  source_account_id: string;
  status: PaymentStatus;
  version: number;
};

/** A Payment as its Borrower's pages show it. */
export type PaymentDetail = {
  payment: PaymentView;
  stage: PaymentStage;
  /** In a few words what is happening: "Scheduled", "Debited", "On its way to the servicer" … */
  words: string;
  servicer: string;
  account: { last4: string; nameOnAccount: string };
  editable: boolean;
  cancellable: boolean;
  /** An occurrence of a series: cancelling it skips this month. */
  month: string | null;
  /** How often the debit was tried, and why it came back last: while it waits to be tried again too. */
  debitAttempt: number;
  lastReturn: { code: string; detail: string } | null;
  /** The day on which what came back is in the account again; null where nothing is on its way there. */
  backOn: Day | null;
  /** What an operator has to settle about it still. */
  exceptions: readonly { kind: ExceptionKind; amount: Money }[];
  postedAmount: Money;
  refundedAmount: Money;
  createdBy: string;
  mandates: readonly MandateView[];
  activity: readonly { id: string; kind: string; who: string; at: string }[];
};

export type MandateView = {
  text: string;
  agreedBy: string;
  /** True: the partner says that the Borrower agreed (API). */
  attested: boolean;
  at: string;
  address: string | null;
};

export type PaymentLine = {
  payment: PaymentView;
  stage: PaymentStage;
  words: string;
  servicer: string;
  last4: string;
};
