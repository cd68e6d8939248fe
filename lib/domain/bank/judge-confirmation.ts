import type { Confirmation } from "../ach/confirmations";
import { isFinal, type ItemStatus } from "../batches/status";
import { type Day, formatDay } from "../days";
import { compare, formatMoney, isAbove, isPositive, type Money, subtract } from "../money";
import type { BankLineOutcome } from "./lines";

export type PaidItemFacts = {
  status: ItemStatus;
  amount: Money;
  /** What was confirmed before. */
  postedAmount: Money;
  isSettled: boolean;
  settlesOn: Day | null;
};

/** `more`: what is confirmed beside what was before; null if this row changes nothing. */
export type Judged = { outcome: BankLineOutcome; explanation: string; more: Money | null };

const no = (outcome: BankLineOutcome, explanation: string): Judged => ({ outcome, explanation, more: null });

/**
 * What a servicer's row means for the payment it names; `item` null if it names none of ours. An amount is what was credited
 * in all; of one posted in part before, "posted" may also name the rest alone. More than was sent is posted, and the excess
 * becomes an exception (rules "Short posting").
 */
export function judgeConfirmation(row: Confirmation, item: PaidItemFacts | null): Judged {
  if (item === null) {
    const named = row.trace === null ? `the reference ${row.itemReference ?? ""}` : `the trace ${row.trace}`;
    return no("refused", `No payment with ${named} was ever sent, or trace and reference mean two payments.`);
  }
  if (isFinal(item.status)) return no("repeated", `The payment is ${item.status} already, and final.`);
  if (item.status === "returned") {
    return no("refused", "The payment came back from the servicer's bank. Ask the servicer which is right.");
  }
  if (!item.isSettled || item.status !== "sent") {
    const when = item.settlesOn === null ? "" : ` It settles on ${formatDay(item.settlesOn)}.`;
    return no("refused", `The payment has not reached the servicer yet.${when} Read the file again then.`);
  }
  if (row.status === "rejected") {
    return no(
      "noted",
      "The servicer rejected it: it comes back with a return, or a person says that it did.",
    );
  }
  return row.status === "posted" ? judgePosted(row.amount, item) : judgeShort(row.amount, item);
}

function judgePosted(amount: Money, item: PaidItemFacts): Judged {
  const rest = subtract(item.amount, item.postedAmount);
  if (isAbove(amount, item.amount)) {
    const excess = formatMoney(subtract(amount, item.amount));
    const explanation = `Posted, and ${excess} more than was sent: an exception holds the excess.`;
    return { outcome: "applied", explanation, more: subtract(amount, item.postedAmount) };
  }
  if (amount === item.amount || amount === rest) {
    return { outcome: "applied", explanation: `Posted, ${formatMoney(item.amount)}.`, more: rest };
  }
  return no(
    "refused",
    `The amount differs: sent ${formatMoney(item.amount)}, posted ${formatMoney(amount)}. If less was posted the status is “short”.`,
  );
}

function judgeShort(amount: Money, item: PaidItemFacts): Judged {
  if (compare(amount, item.amount) >= 0) {
    return no(
      "refused",
      `The amount is not short: sent ${formatMoney(item.amount)}, found ${formatMoney(amount)}. Then the status is “posted”.`,
    );
  }
  const more = subtract(amount, item.postedAmount);
  if (!isPositive(more)) return no("repeated", `${formatMoney(item.postedAmount)} was confirmed before.`);
  const missing = formatMoney(subtract(item.amount, amount));
  return { outcome: "applied", explanation: `Posted in part; ${missing} is missing and waited for.`, more };
}
