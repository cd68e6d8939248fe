import { type Day, parseDay } from "@/lib/domain/days";
import type { Schedule } from "@/lib/domain/recurrence";

/** "1" to "28", or "end": what the form's choice of the day says. */
export const dayChoiceOf = (schedule: Schedule): string =>
  schedule.kind === "end_of_month" ? "end" : `${schedule.dayOfMonth}`;

/** What stands in the form as a schedule; null while it is none: no start, or an end before it. `end` "" is no end. */
export function readSchedule(choice: string, startDate: Day | null, end: string): Schedule | null {
  const endDate = end === "" ? null : parseDay(end);
  if (startDate === null || (end !== "" && endDate === null)) return null;
  if (endDate !== null && endDate < startDate) return null;
  return choice === "end"
    ? { kind: "end_of_month", startDate, endDate }
    : { kind: "day_of_month", dayOfMonth: Number.parseInt(choice, 10), startDate, endDate };
}
