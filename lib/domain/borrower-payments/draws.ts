import { type Day, formatDay } from "../days";
import { formatMoney, type Money } from "../money";
import type { Schedule } from "../recurrence";
import { scheduleWords } from "./mandates";
import type { PaymentStage } from "./payment-status";

/** Something that draws on a Borrower's account. */
export type Draw =
  | { kind: "payment"; id: string; amount: Money; date: Day; stage: PaymentStage; servicer: string }
  | { kind: "payment_series"; id: string; amount: Money; schedule: Schedule; servicer: string }
  | { kind: "autopay"; id: string; servicer: string };

/** A Payment whose file has closed stays where it is; all else can go to another account. */
export const isMovable = (draw: Draw): boolean => draw.kind !== "payment" || draw.stage === "scheduled";

/** "The payment of $150.00 to Nelnet on Fri, Nov 27 draws on this account." */
export function drawWords(draw: Draw): string {
  switch (draw.kind) {
    case "payment":
      if (draw.stage === "came_back")
        return `${formatMoney(draw.amount)} to ${draw.servicer} came back and is on its way to this account.`;
      return isMovable(draw)
        ? `The payment of ${formatMoney(draw.amount)} to ${draw.servicer} on ${formatDay(draw.date)} draws on this account.`
        : `The payment of ${formatMoney(draw.amount)} to ${draw.servicer} of ${formatDay(draw.date)} is on its way from this account.`;
    case "payment_series":
      return `The series of ${formatMoney(draw.amount)} to ${draw.servicer} ${scheduleWords(draw.schedule)}, draws on this account.`;
    case "autopay":
      return `The autopay of ${draw.servicer} draws on this account.`;
  }
}
