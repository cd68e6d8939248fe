import type { Schedule } from "@/lib/domain/recurrence";
import { dayOfDate, dayOrNull } from "../rows";

/** The four columns of a schedule → Schedule. */
export function scheduleOf(row: {
  schedule: string;
  dayOfMonth: number | null;
  startDate: Date;
  endDate: Date | null;
}): Schedule {
  const span = { startDate: dayOfDate(row.startDate), endDate: dayOrNull(row.endDate) };
  // A CHECK of the table ties the day to the word.
  return row.dayOfMonth === null
    ? { kind: "end_of_month", ...span }
    : { kind: "day_of_month", dayOfMonth: row.dayOfMonth, ...span };
}
