import { bankingDayOnOrAfter, bankingDayOnOrBefore, closedReason } from "../banking-calendar";
import { addDays, type Day, formatDay, formatDayLong } from "../days";

/** The days a debit may have: the first whose file is still open, a banking day, and the last that may be chosen. */
export type DayRange = { earliest: Day; latest: Day };

export type DayStanding =
  | { open: true }
  /** Banks are closed: "Thanksgiving Day", "a Saturday". */
  | { open: false; why: "closed"; reason: string }
  | { open: false; why: "too_early" | "too_late" };

/** Whether this day can be chosen, and if not, the reason that helps most. */
export function dayStanding(on: Day, { earliest, latest }: DayRange): DayStanding {
  if (on < earliest) return { open: false, why: "too_early" };
  if (on > latest) return { open: false, why: "too_late" };
  const reason = closedReason(on);
  return reason === null ? { open: true } : { open: false, why: "closed", reason };
}

/** The days nearest to this one that can be chosen, the earlier first; none twice. */
export function nearestDays(on: Day, { earliest, latest }: DayRange): Day[] {
  if (on < earliest) return [earliest];
  if (on > latest) return [bankingDayOnOrBefore(latest)];
  const around = [bankingDayOnOrBefore(on), bankingDayOnOrAfter(on)];
  return [...new Set(around)].filter((day) => day >= earliest && day <= latest);
}

/** Why a day cannot be chosen, as a sentence; null where it can. */
export function standingWords(on: Day, range: DayRange): string | null {
  const standing = dayStanding(on, range);
  if (standing.open) return null;
  switch (standing.why) {
    case "closed":
      return `${formatDayLong(on)} is ${standing.reason}: banks are closed.`;
    case "too_early":
      return `${formatDayLong(on)} is too early: the first day whose file is still open is ${formatDay(range.earliest)}.`;
    case "too_late":
      return `${formatDayLong(on)} is too far ahead: the last day is ${formatDayLong(range.latest)}.`;
  }
}

const DAYS_IN_WEEK = 7;
const WEEKS_SHOWN = 6;

/** The weeks of a month from Sunday to Saturday, always six, so that nothing jumps; the days around it belong to its neighbours. */
export function monthWeeks(firstOfMonth: Day, weekdayOfFirst: number): Day[][] {
  const start = addDays(firstOfMonth, -weekdayOfFirst);
  return Array.from({ length: WEEKS_SHOWN }, (_, week) =>
    Array.from({ length: DAYS_IN_WEEK }, (_, at) => addDays(start, week * DAYS_IN_WEEK + at)),
  );
}
