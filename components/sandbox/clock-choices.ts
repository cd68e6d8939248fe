import { formatClock, formatDay } from "@/lib/domain/days";
import type { ClockView } from "@/lib/schemas/clock";

export type Choice = "next" | "tonight" | "day";

export function choicesOf(clock: ClockView) {
  const skipped = clock.skipped === null ? "" : ` Tomorrow is ${clock.skipped}.`;
  const next = {
    value: "next",
    label: `The next banking day, ${formatDay(clock.nextBankingDay)}`,
    help: `To 9:00 AM.${skipped}`,
  };
  const tonight = {
    value: "tonight",
    label: "Tonight, after the cut-off",
    help:
      clock.cutOff === null
        ? "Past already, or no file today."
        : `To ${formatClock(clock.cutOff)}, when today’s file closes.`,
    disabled: clock.cutOff === null,
  };
  return [next, tonight, { value: "day", label: "A day I choose", help: "To 9:00 AM, at most 400 days on." }];
}

export function targetOf(choice: Choice, clock: ClockView, day: string): { day: string; time?: string } {
  switch (choice) {
    case "next":
      return { day: clock.nextBankingDay };
    case "tonight":
      return clock.cutOff === null ? { day: clock.today } : { day: clock.today, time: clock.cutOff };
    case "day":
      return { day };
  }
}
