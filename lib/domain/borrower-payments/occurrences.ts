import { type Day, firstOfMonth, formatDayLong, lastOfMonth, monthOf } from "../days";
import { type Occurrence, occurrenceIn, type Schedule, upcomingDates } from "../recurrence";
import type { Problem } from "../refusal";
import { scheduleWords } from "./mandates";

/** How many days to come a series shows. */
export const UPCOMING_DATES = 12;

/** The calendar month that an occurrence stands for, whatever day it is moved to. */
export const monthOfOccurrence = (occurrence: Pick<Occurrence, "nominal">): string =>
  monthOf(occurrence.nominal);

/**
 * The next occurrence that can still be made: its file is open (`earliest`, see `earliestDebitDay`) and its month has none
 * yet, whatever became of that one. Null: none is left before the end.
 */
export function nextOccurrence(
  schedule: Schedule,
  at: { earliest: Day; usedMonths: ReadonlySet<string> },
): Occurrence | null {
  return toCome(schedule, at, 1)[0] ?? null;
}

/** The next `count` occurrences that can still be made, as `nextOccurrence` would make them one after the other. */
export function toCome(
  schedule: Schedule,
  { earliest, usedMonths }: { earliest: Day; usedMonths: ReadonlySet<string> },
  count: number,
): Occurrence[] {
  // Each used month can hide one date at most.
  return upcomingDates(schedule, { from: earliest, count: count + usedMonths.size })
    .filter((occurrence) => !usedMonths.has(monthOfOccurrence(occurrence)))
    .slice(0, count);
}

/** A new series that ends before its first day comes would be active and never pay. */
export function problemsWithNewSchedule(schedule: Schedule, earliest: Day): Problem[] {
  const next = nextOccurrence({ ...schedule, endDate: null }, { earliest, usedMonths: new Set() });
  if (schedule.endDate === null || next === null || next.nominal <= schedule.endDate) return [];
  const words = scheduleWords(schedule);
  const message = `${words.charAt(0).toUpperCase()}${words.slice(1)}, no payment would ever be made: its first day still open is ${formatDayLong(next.day)}. Choose a later end.`;
  return [{ path: "schedule.end_date", message }];
}

/** Occurrences from this month on that are left out because their file has closed: the preview says so. */
export function leftOut(schedule: Schedule, at: { today: Day; earliest: Day }): Occurrence[] {
  const found: Occurrence[] = [];
  // The first open day is a few days off: at most in the next month.
  const months = new Set([monthOf(at.today), monthOf(lastOfMonth(firstOfMonth(at.earliest)))]);
  for (const month of months) {
    const occurrence = occurrenceIn(schedule, month);
    if (occurrence !== null && occurrence.day < at.earliest) found.push(occurrence);
  }
  return found;
}
