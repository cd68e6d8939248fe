import { z } from "zod";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { Money } from "@/lib/domain/money";

const NOTE_LENGTH_MAX = 500;

export const settlePaymentExceptionInput = z.object({
  businessId: z.uuid(),
  id: z.uuid(),
  note: z
    .string()
    .trim()
    .min(1, "Say how it was settled.")
    .max(NOTE_LENGTH_MAX, `At most ${NOTE_LENGTH_MAX} characters.`),
});
export type SettlePaymentException = z.output<typeof settlePaymentExceptionInput>;

/** What an operator sees of it: whose it is stays with the business. */
export type PaymentExceptionLine = {
  businessId: string;
  id: string;
  business: string;
  kind: ExceptionKind;
  amount: Money;
  detail: string;
  paymentId: string;
  servicer: string;
  openedAt: string;
  settled: { by: string; at: string; how: string } | null;
};
