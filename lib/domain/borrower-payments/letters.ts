import { type Day, formatDayLong } from "../days";
import { formatMoney, isPositive, type Money } from "../money";

type About = { amount: Money; servicer: string; last4: string; link: string };

/** What Paydown writes to Borrowers about their own money: one place for the words. `link` is an absolute address. */
export type OwnLetter =
  | ({ kind: "own_debit_tomorrow"; day: Day; company: string } & About)
  | ({ kind: "own_debited"; day: Day; arrives: Day } & About)
  | ({ kind: "own_debit_returned"; code: string; meaning: string; retryOn: Day | null } & About)
  /** `wentHome`: the servicer had sent it back, and it is in the Borrower's account again or on its way there. */
  | ({ kind: "own_debit_returned_late"; code: string; meaning: string; wentHome: boolean } & About)
  | ({ kind: "own_owed_came_back"; rest: Money } & About)
  | ({ kind: "own_not_paid"; why: string; seriesEnded: boolean } & About)
  | ({ kind: "own_came_back"; why: string; arrives: Day | null } & About)
  | ({ kind: "own_refunded" } & About)
  | ({ kind: "own_refund_returned"; why: string } & About);

export function ownLetter(of: OwnLetter): { kind: string; subject: string; text: string } {
  const { subject, lines } = words(of);
  return { kind: of.kind, subject, text: [...lines, "", of.link, ""].join("\n") };
}

function words(of: OwnLetter): { subject: string; lines: string[] } {
  const amount = formatMoney(of.amount);
  const account = `your account ending in ${of.last4}`;
  switch (of.kind) {
    case "own_debit_tomorrow":
      return {
        subject: `${amount} will be debited on ${formatDayLong(of.day)}`,
        lines: [
          `For your payment to ${of.servicer}, ${amount} will be debited from ${account} on ${formatDayLong(of.day)}.`,
          `The bank's statement shows ${of.company}. Please see that the account holds enough.`,
        ],
      };
    case "own_debited":
      return {
        subject: `${amount} was debited for ${of.servicer}`,
        lines: [
          `${amount} was debited from ${account} today. It is held until your bank can no longer take it back, and reaches ${of.servicer} on ${formatDayLong(of.arrives)}.`,
        ],
      };
    case "own_debit_returned":
      return {
        subject: `Your bank returned the debit of ${amount} (${of.code})`,
        lines: [
          `The debit of ${amount} from ${account} for ${of.servicer} came back: ${of.code}, ${of.meaning}.`,
          of.retryOn === null
            ? `It will not be tried again: nothing went to ${of.servicer}.`
            : `It will be tried again on ${formatDayLong(of.retryOn)}. Until the day before you can cancel the payment instead.`,
        ],
      };
    case "own_debit_returned_late":
      return {
        subject: `Your bank took back ${amount} after it went to ${of.servicer} (${of.code})`,
        lines: [
          `The debit of ${amount} from ${account} came back: ${of.code}, ${of.meaning}. The money had already gone out to ${of.servicer}, ${of.wentHome ? "and from there back to your account" : "and stays there"}.`,
          "You owe this amount. We will write to you about it.",
        ],
      };
    case "own_not_paid":
      return {
        subject: `Your payment of ${amount} to ${of.servicer} was not made`,
        lines: [
          `Your payment of ${amount} to ${of.servicer} was not made: ${of.why} Nothing was debited.`,
          ...(of.seriesEnded ? ["The series it belongs to has ended with it."] : []),
        ],
      };
    default:
      return backWords(of, amount, account);
  }
}

type Back = Extract<
  OwnLetter,
  { kind: "own_owed_came_back" | "own_came_back" | "own_refunded" | "own_refund_returned" }
>;

/** About money that the servicer sent back. */
function backWords(of: Back, amount: string, account: string): { subject: string; lines: string[] } {
  switch (of.kind) {
    case "own_owed_came_back":
      return {
        subject: `${amount} came back from ${of.servicer} for what you owed`,
        lines: [
          `Your bank had taken the debit back from us after the money went to ${of.servicer}. Now ${of.servicer} has sent ${amount} back, which pays what you owed.`,
          isPositive(of.rest)
            ? `You still owe ${formatMoney(of.rest)}. We will write to you about it.`
            : "You owe nothing any more.",
        ],
      };
    case "own_came_back":
      return {
        subject: `Your payment of ${amount} to ${of.servicer} came back`,
        lines: [
          `Your payment of ${amount} did not reach ${of.servicer}: ${of.why}.`,
          of.arrives === null
            ? `It cannot go back to ${account}, which takes no money any more. We will write to you about it.`
            : `The money goes back to ${account} and is there on ${formatDayLong(of.arrives)}.`,
        ],
      };
    case "own_refunded":
      return {
        subject: `${amount} is back in your account`,
        lines: [`${amount} that did not reach ${of.servicer} is back in ${account}.`],
      };
    case "own_refund_returned":
      return {
        subject: `Your bank sent ${amount} back to us`,
        lines: [
          `${amount} that did not reach ${of.servicer} went back to ${account}, but your bank did not take it: ${of.why}.`,
          "The money is here and is yours. We will write to you about how you get it.",
        ],
      };
  }
}
