import type { SentEntry } from "@/lib/db/bank/find-entries";
import { lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { applyPaymentCreditReturn } from "../../payments/credit-returned";
import { applyPaymentDebitReturn } from "../../payments/debit-returned";
import { paymentRefundReturned } from "../../payments/refund-returned";
import type { Applied } from "./applied";

/** What the employer, who reads the bank's file, is told of a Borrower's own payment: neither whose nor how much. */
export const OWN_MONEY =
  "An entry of an employee's own payment: worked off. What it means stands on the pages of the employee and the operator.";

/** The bank returned an entry of a Borrower's own payment; by the same operations as a simulated answer. */
export async function applyPaymentReturn(
  tx: Tx,
  business: BusinessDay,
  entry: SentEntry,
  answer: { code: string },
): Promise<Applied> {
  const { code } = answer;
  const id = entry.subjectId;
  const payment = await lockPayment(tx, business.businessId, id);
  if (entry.subjectKind === "payment_debit") {
    if (entry.nth !== payment.debitAttempt) return { outcome: "repeated", explanation: OWN_MONEY };
    return told(await applyPaymentDebitReturn(tx, business, { id, code }));
  }
  if (entry.subjectKind === "payment_credit") {
    return told(await applyPaymentCreditReturn(tx, business, { id, code }));
  }
  return told(await paymentRefundReturned(tx, business, payment, code));
}

const told = (isNew: boolean): Applied =>
  isNew
    ? { outcome: "applied", explanation: OWN_MONEY }
    : {
        outcome: "refused",
        explanation:
          "An entry of an employee's own payment that cannot come back at this moment. Read the file again later.",
      };
