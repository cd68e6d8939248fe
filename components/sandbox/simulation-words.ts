import { formatMoney } from "@/lib/domain/money";
import { changeCodeWords } from "@/lib/domain/accounts/correction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import type { SimulationKind } from "@/lib/schemas/sandbox";
import type { AskedSimulation } from "@/lib/schemas/sandbox-page";

/** What an answer is, and what it does. */
export const kindWords: Record<SimulationKind, { label: string; help: string }> = {
  debit_return: {
    label: "Your bank returns the debit",
    help: "The banking day after the debit, 8:30 AM. R01 and R09 are tried again, at most twice.",
  },
  credit_return: {
    label: "A servicer’s bank returns a payment",
    help: "The banking day after the credit is effective, before the servicers confirm.",
  },
  servicer_short: {
    label: "A servicer posts less than was sent",
    help: "On the day it confirms. The payment stays sent until the rest is settled.",
  },
  servicer_posted: {
    label: "A servicer posts an amount",
    help: "After a short posting: the rest of it. More than was sent opens an exception.",
  },
  notification_of_change: {
    label: "Your bank corrects the account’s details",
    help: "The debit has arrived all the same; what is corrected is taken over into the account.",
  },
};

// Not the schema's own list: importing it would bring zod into the page.
export const kindsOffered: readonly SimulationKind[] = [
  "debit_return",
  "credit_return",
  "servicer_short",
  "servicer_posted",
  "notification_of_change",
];

/** "R01, insufficient funds" and the like: what exactly was asked for. */
export function answerWords(asked: AskedSimulation): string {
  if (asked.kind === "servicer_short" || asked.kind === "servicer_posted")
    return asked.amount === null ? "" : `Posts ${formatMoney(asked.amount)}`;
  if (asked.kind === "notification_of_change")
    return [asked.code && changeCodeWords(asked.code), asked.correctedData].filter(Boolean).join(": ");
  return asked.code === null ? "" : `${asked.code}, ${returnCode(asked.code).meaning}`;
}
