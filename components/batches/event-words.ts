import { counted } from "@/lib/domain/counted";
import { formatDay, parseDay } from "@/lib/domain/days";
import { formatMoney, parseMoney } from "@/lib/domain/money";
import { changeCodeWords, readCorrection } from "@/lib/domain/accounts/correction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import type { HistoryEvent } from "@/lib/schemas/batches/views";
import { correctionWords } from "../accounts/words";
import type { State } from "../ui/states";

type EventWords = { what: string; detail?: string; state: State };

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const dayText = (value: unknown): string => {
  const day = parseDay(value);
  return day === null ? "" : formatDay(day);
};
const moneyText = (value: unknown): string => {
  const amount = parseMoney(value);
  return amount === null ? "" : formatMoney(amount);
};
const codeText = (value: unknown): string =>
  typeof value === "string" ? `${value}, ${returnCode(value).meaning}` : "no code";

const done = (what: string, detail?: string): EventWords => ({
  what,
  ...(detail ? { detail } : {}),
  state: "done",
});
const problem = (what: string, detail?: string): EventWords => ({ ...done(what, detail), state: "problem" });
const attention = (what: string, detail?: string): EventWords => ({
  ...done(what, detail),
  state: "attention",
});

/** Where the credits came to lie in another tax year than was said at release. */
const yearText = ({ benefitYear }: HistoryEvent["data"]): string =>
  typeof benefitYear === "number"
    ? `The credits now arrive in ${benefitYear}: tax-free and taxable were split anew on that year’s room.`
    : "";

const cameBack = (amount: unknown): string => moneyText(amount) || "It";
const whyText = (data: HistoryEvent["data"]): string => text(data["why"]) || codeText(data["code"]);

/** What happened, as the timelines of a batch and of a payment say it. One line a kind; an unknown one says its name. */
export function eventWords({ kind, who, data }: HistoryEvent): EventWords {
  return (
    batchEvent(kind, who, data) ??
    itemsEvent(kind, data) ??
    itemEvent(kind, data) ??
    answerEvent(kind, data) ??
    done(kind)
  );
}

/** What the sandbox was asked for: a posting has an amount and no code, and each kind of answer a table of its own. */
function askedWords(data: HistoryEvent["data"]): EventWords {
  const asked = (what: string, detail?: string) => attention(`Asked of the sandbox: ${what}`, detail);
  switch (data["kind"]) {
    case "servicer_short":
    case "servicer_posted":
      return asked(`the servicer posts ${moneyText(data["amount"]) || "an amount"}`);
    case "notification_of_change":
      return asked(
        "your bank corrects the account’s details",
        typeof data["code"] === "string" ? changeCodeWords(data["code"]) : "",
      );
    case "credit_return":
      return asked("the servicer’s bank returns the payment", codeText(data["code"]));
    default:
      return asked("your bank returns the debit", codeText(data["code"]));
  }
}

function answerEvent(kind: string, data: HistoryEvent["data"]): EventWords | null {
  switch (kind) {
    case "simulation.asked":
      return askedWords(data);
    case "account.corrected": {
      const correction = readCorrection({ kind, data });
      return correction === null
        ? attention("The account was corrected by its bank")
        : correctionWords(correction);
    }
    default:
      return null;
  }
}

function unscheduledWords({ from, warnings }: HistoryEvent["data"]): string {
  if (warnings !== undefined) return "Not released on its day: something was worth another look";
  return from === "scheduled" ? "Taken back from its release day" : "Taken back from approval";
}

/** A program that sends a batch prepares and releases it in one: the line says already who that was. */
const preparedWords = (by: string, releasedBy: string): string =>
  by === "" || by === releasedBy ? "" : `Prepared by ${by}.`;

function batchEvent(kind: string, who: string, data: HistoryEvent["data"]): EventWords | null {
  switch (kind) {
    case "draft.created":
      return done("The draft was made");
    case "draft.sent":
      return done("Sent for approval");
    case "draft.sent_back":
      return attention("Sent back", text(data["reason"]));
    case "draft.scheduled":
      return done(`Approved, to be released on ${dayText(data["on"])}`);
    case "draft.unscheduled":
      return attention(unscheduledWords(data));
    case "draft.deleted":
      return attention("The draft was deleted, and later restored");
    case "batch.released":
      return done("Released", preparedWords(text(data["preparedBy"]), who));
    case "batch.file_closed":
      return done(
        typeof data["attempt"] === "number"
          ? `The day's file closed with the debit in it once more, for ${dayText(data["debitDay"])}`
          : "The day's file closed with the debit in it",
      );
    case "batch.debit_settled":
      return done("The debit of your account settled");
    case "batch.debit_returned":
      return data["late"] === true
        ? problem("The debit came back after the credits went out", codeText(data["code"]))
        : problem("Your bank returned the debit", codeText(data["code"]));
    case "batch.debit_retry":
      return attention(`The debit will be tried again on ${dayText(data["debitDay"])}`, yearText(data));
    case "batch.debit_given_up":
      return problem("The debit was given up");
    case "batch.dates_moved":
      return attention("Its dates moved: it went out later than planned", yearText(data));
    case "batch.credits_sent":
      return done("The credits went out to the servicers");
    case "batch.credits_settled":
      return done("The credits reached the servicers' banks");
    case "batch.confirmed":
      return done("The servicers confirmed what they posted");
    case "batch.complete":
      return done("The batch is complete");
    case "batch.recalled":
      return attention("Recalled before the debit; nothing moved");
    case "batch.failed":
      return problem("The batch failed", text(data["why"]) || "No payment went out.");
    default:
      return null;
  }
}

/** Payments of a batch to which the same happened on one day. */
function itemsEvent(kind: string, data: HistoryEvent["data"]): EventWords | null {
  const n = typeof data["payments"] === "number" ? data["payments"] : 0;
  const payments = counted(n, "payment", "payments");
  const was = n === 1 ? "was" : "were";
  const amount = moneyText(data["amount"]) && `, ${moneyText(data["amount"])}`;
  switch (kind) {
    case "items.held_back":
      return attention(`${payments} ${was} held back when the credits went out`);
    case "items.returned":
      return problem(`${payments} came back${amount}`);
    case "items.late_return":
      return problem(`${payments} came back though final${amount}`);
    case "items.refund_asked":
      return done(`The refund of ${payments} was asked for`);
    case "items.refund_returned":
      return problem(`The refund of ${payments} was sent back by its bank${amount}`);
    case "items.refunded":
      return done(`${payments} ${was} refunded to your account${amount}`);
    case "items.resent":
      return done(`${payments} ${was} sent again`);
    case "items.short":
      return attention(`${payments} ${was} posted in part`);
    case "items.posted":
      return done(`${payments} ${was} confirmed as posted`);
    default:
      return null;
  }
}

function itemEvent(kind: string, data: HistoryEvent["data"]): EventWords | null {
  switch (kind) {
    case "item.stop_asked":
      return data["stop"] === false
        ? done("The stop was taken back")
        : attention("To be held back when the credits go out");
    case "item.held_back":
      return attention(
        data["why"] === "stopped" ? "Held back, as asked" : "Held back: the loan could no longer be paid",
        "Its money waits to be refunded or sent again.",
      );
    case "item.returned":
      return problem(`${cameBack(data["amount"])} came back`, whyText(data));
    case "item.late_return":
      return problem(`${cameBack(data["amount"])} came back though it was final`, whyText(data));
    case "item.refund_asked":
      return done("The refund was asked for");
    case "item.refund_returned":
      return problem(`The refund of ${moneyText(data["amount"])} was sent back by its bank`, whyText(data));
    case "item.refunded":
      return done(`${moneyText(data["amount"]) || "It"} was refunded to your account`);
    case "exception.refund_asked":
      return done(`Refund of ${moneyText(data["amount"])} asked for, there on ${dayText(data["arrives"])}`);
    case "exception.closed":
      return done("The exception was settled", text(data["how"]));
    case "item.resent":
      return done(`Sent again, to arrive on ${dayText(data["arrives"])}`);
    case "item.sent":
      return done("Went out with the day's file");
    case "item.settled":
      return done("Reached the servicer's bank");
    case "item.posted":
      return done("The servicer confirmed that it was posted");
    case "item.short":
      return attention(`The servicer has posted ${moneyText(data["posted"])}; the rest is awaited`);
    default:
      return null;
  }
}
