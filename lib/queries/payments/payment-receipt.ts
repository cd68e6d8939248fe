import type { BorrowerActor } from "@/lib/auth/actor";
import { readBusinessDay } from "@/lib/db/business-day";
import { paymentEventWords } from "@/lib/domain/borrower-payments/event-words";
import { formatDayLong, formatInstant } from "@/lib/domain/days";
import { formatMoney, isZero } from "@/lib/domain/money";
import type { PaymentDetail } from "@/lib/schemas/borrower-payments/payment";
import type { Receipt } from "@/lib/schemas/borrower-payments/receipt";
import { getPaymentDetail } from "./get-payment-detail";

const NUMBER_LENGTH = 8;

/** The receipt of a Borrower's own payment, as it stands now; null if it is not there or not theirs. */
export async function paymentReceipt(actor: BorrowerActor, id: string): Promise<Receipt | null> {
  const detail = await getPaymentDetail(actor, id);
  if (!detail) return null;
  const business = await readBusinessDay(actor.businessId);
  const { payment, account, postedAmount, refundedAmount } = detail;
  const amounts = [
    ...(isZero(postedAmount)
      ? []
      : [{ label: "Confirmed by the servicer", value: formatMoney(postedAmount) }]),
    ...(isZero(refundedAmount) ? [] : [{ label: "Back in the account", value: formatMoney(refundedAmount) }]),
  ];
  return {
    number: payment.id.slice(-NUMBER_LENGTH),
    business: business.name,
    title: `${formatMoney(payment.amount)} to ${detail.servicer}`,
    status: detail.words,
    facts: [
      { label: "Payment", value: payment.id },
      { label: "Paid by", value: `${actor.name}, from the account ending in ${account.last4}` },
      { label: "Paid to", value: detail.servicer },
      { label: "Amount", value: formatMoney(payment.amount) },
      ...daysOf(detail),
      ...amounts,
    ],
    history: detail.activity.map(({ kind, at }) => ({
      what: paymentEventWords(kind).what,
      when: formatInstant(new Date(at)),
    })),
    mandates: detail.mandates.map(({ text, agreedBy, at }) => ({
      text,
      agreed: `${agreedBy}, ${formatInstant(new Date(at))}`,
    })),
    printed: formatInstant(business.now),
  };
}

/** Of a cancelled one only the day that it was meant for; of one that came back none on which it reaches the servicer. */
function daysOf({
  payment: { status, scheduled_date, dates },
  stage,
}: Pick<PaymentDetail, "payment" | "stage">): Receipt["facts"] {
  if (status === "cancelled") return [{ label: "Was for", value: formatDayLong(scheduled_date) }];
  const debited = { label: "Debited on", value: formatDayLong(dates.debit) };
  if (stage === "came_back") return [debited];
  return [debited, { label: "Reaches the servicer on", value: formatDayLong(dates.credit_effective) }];
}
