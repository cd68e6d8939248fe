import { limitNotEnteredWords } from "@/lib/domain/tax";
import type { PayrollView } from "@/lib/schemas/reports/reports";
import { paymentsWords } from "../batches/words";
import { TextLink } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { formatMoney } from "../ui/display/money";

/** What a clerk must know beside the rows: money in no row yet, and limits that nobody entered. */
export function PayrollNotes({ view }: { view: PayrollView }) {
  const { undecided, limitsNotEntered } = view;
  return (
    <>
      {undecided.payments > 0 && (
        <Alert
          state="attention"
          title={`${paymentsWords(undecided.payments)}, ${formatMoney(undecided.amount)}, came back and ${undecided.payments === 1 ? "is" : "are"} in no row yet`}
        >
          Refunded, a payment stands here with a row below zero; sent again, on the day it then arrives.{" "}
          <TextLink href="/batch-payments?status=returned">Decide about them</TextLink>.
        </Alert>
      )}
      {limitsNotEntered.map(({ year, amount }) => (
        <Alert
          key={year}
          state="attention"
          title={`For ${year}: ${limitNotEnteredWords(year, { amount, known: false, source: "" })}.`}
        >
          An owner enters it in the <TextLink href="/settings/tax">settings</TextLink>.
        </Alert>
      ))}
    </>
  );
}
