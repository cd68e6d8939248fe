import { type Day, formatDayLong } from "../days";
import { add, formatMoney, isPositive, type Money } from "../money";

/** What Paydown writes to people about batches: one place for the words. `link` is an absolute address. */
export type BatchLetter =
  | {
      kind: "approval_wanted";
      title: string;
      payments: number;
      total: Money;
      by: string;
      note: string | null;
      link: string;
    }
  | { kind: "sent_back"; title: string; by: string; reason: string; link: string }
  | { kind: "look_again"; title: string; warnings: readonly string[]; link: string }
  | {
      kind: "debit_tomorrow";
      title: string;
      total: Money;
      debitDay: Day;
      companyId: string;
      last4: string;
      link: string;
    }
  | {
      kind: "debit_again";
      title: string;
      total: Money;
      /** The day of the debit that came back; null where nothing has kept it. */
      before: Day | null;
      debitDay: Day;
      companyId: string;
      last4: string;
      link: string;
    }
  | {
      kind: "debit_returned";
      title: string;
      total: Money;
      code: string;
      meaning: string;
      retryOn: Day | null;
      link: string;
    }
  | { kind: "debit_returned_late"; title: string; total: Money; code: string; meaning: string; link: string }
  | {
      kind: "came_back";
      title: string;
      payments: number;
      /** What came back. */
      total: Money;
      /** What the servicer keeps of the one payment; above zero, the rest can only be refunded. */
      kept: Money;
      why: string;
      /** Roles that may decide: "an owner or an approver". */
      deciders: string;
      link: string;
    };

/** A letter that lists more is not read; the page shows all. */
const WARNINGS_MAX = 10;

export function letter(of: BatchLetter): { kind: string; subject: string; text: string } {
  const { subject, lines } = words(of);
  return { kind: of.kind, subject, text: [...lines, "", of.link, ""].join("\n") };
}

function words(of: BatchLetter): { subject: string; lines: string[] } {
  switch (of.kind) {
    case "approval_wanted":
      return {
        subject: `Approval wanted: ${of.title}, ${formatMoney(of.total)}`,
        lines: [
          `${of.by} prepared ${of.title}: ${of.payments} payments, ${formatMoney(of.total)}, and asks for your approval.`,
          ...(of.note ? [`They write: ${of.note}`] : []),
        ],
      };
    case "sent_back":
      return {
        subject: `Sent back: ${of.title}`,
        lines: [
          `${of.by} sent ${of.title} back.`,
          `The reason: ${of.reason}`,
          "Nothing has moved. The draft is open for changes.",
        ],
      };
    case "look_again":
      return {
        subject: `Not released: ${of.title} needs another look`,
        lines: [
          `${of.title} was approved for today, but has not been released: something has become worth a look since.`,
          ...of.warnings.slice(0, WARNINGS_MAX),
          ...(of.warnings.length > WARNINGS_MAX ? [`And ${of.warnings.length - WARNINGS_MAX} more.`] : []),
          "Nothing has moved. It waits for approval again.",
        ],
      };
    case "debit_tomorrow":
    case "debit_again":
    case "debit_returned":
    case "debit_returned_late":
      return debitWords(of);
    case "came_back":
      return cameBackWords(of);
  }
}

function debitWords(
  of: Extract<
    BatchLetter,
    { kind: "debit_tomorrow" | "debit_again" | "debit_returned" | "debit_returned_late" }
  >,
): { subject: string; lines: string[] } {
  switch (of.kind) {
    case "debit_tomorrow":
      return {
        subject: `${formatMoney(of.total)} will be debited on ${formatDayLong(of.debitDay)}`,
        lines: [
          `For ${of.title}, ${formatMoney(of.total)} will be debited from your account ending in ${of.last4} on ${formatDayLong(of.debitDay)}.`,
          `The bank shows the company id ${of.companyId}. If your bank filters debits, it must allow this id.`,
        ],
      };
    case "debit_again":
      return {
        subject: `The debit of ${formatMoney(of.total)} is tried again on ${formatDayLong(of.debitDay)}`,
        lines: [
          `For ${of.title}, the debit of ${formatMoney(of.total)}${of.before ? ` of ${formatDayLong(of.before)}` : ""} came back. It is tried again on ${formatDayLong(of.debitDay)}, from your account ending in ${of.last4}. See that it holds the money.`,
          `The bank shows the company id ${of.companyId}.`,
        ],
      };
    case "debit_returned":
      return {
        subject: `Your bank returned the debit of ${formatMoney(of.total)} (${of.code})`,
        lines: [
          `The debit of ${formatMoney(of.total)} for ${of.title} came back: ${of.code}, ${of.meaning}.`,
          of.retryOn
            ? `It will be tried again on ${formatDayLong(of.retryOn)}. Until then nothing goes to a servicer. An owner may give up instead.`
            : "It will not be tried again: no payment of this batch went out, and nothing is owed.",
        ],
      };
    case "debit_returned_late":
      return {
        subject: `Your bank took back ${formatMoney(of.total)} after the payments went out (${of.code})`,
        lines: [
          `The debit of ${formatMoney(of.total)} for ${of.title} came back: ${of.code}, ${of.meaning}.`,
          "The payments to the servicers had already gone out and go on. The amount is owed; no new batch can be released until it is settled.",
        ],
      };
  }
}

function cameBackWords(of: Extract<BatchLetter, { kind: "came_back" }>): {
  subject: string;
  lines: string[];
} {
  if (isPositive(of.kept)) {
    return {
      subject: `Part of a payment of ${of.title} came back: ${formatMoney(of.total)}`,
      lines: [
        `${formatMoney(of.total)} of a payment of ${formatMoney(add(of.total, of.kept))} came back: ${of.why}. The servicer keeps the ${formatMoney(of.kept)} that it posted.`,
        `Only ${of.deciders} may decide: open the batch to have the rest refunded.`,
      ],
    };
  }
  return {
    subject: `${of.payments === 1 ? "A payment" : `${of.payments} payments`} of ${of.title} came back: ${formatMoney(of.total)}`,
    lines: [
      `${of.payments === 1 ? "One payment" : `${of.payments} payments`}, ${formatMoney(of.total)} in all, did not reach the servicer: ${of.why}.`,
      `Only ${of.deciders} may decide: open the batch to have the money refunded or sent again.`,
    ],
  };
}
