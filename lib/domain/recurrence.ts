import { closedReason, isBankingDay, nextBankingDay, previousBankingDay } from "./banking-calendar";
import { addDays, type Day, day, firstOfMonth, lastOfMonth, monthOf } from "./days";

interface Span {
  startDate: Day;
  /** Null: without end. */
  endDate: Day | null;
}
export interface DayOfMonthSchedule extends Span {
  kind: "day_of_month";
  /** 1 to 28, so that every month has it. */
  dayOfMonth: number;
}
export interface EndOfMonthSchedule extends Span {
  kind: "end_of_month";
}
export type Schedule = DayOfMonthSchedule | EndOfMonthSchedule;

export interface Occurrence {
  /** The day that the schedule names; start and end are compared with it (contract §7). */
  nominal: Day;
  /** The banking day on which it happens, in the same month. */
  day: Day;
  /** Why `day` is not `nominal` ("a Sunday"), null where it is. */
  movedBecause: string | null;
}

/** The next banking day, or the previous one if the next is in another month. */
export function roll(nominal: Day): Day {
  if (isBankingDay(nominal)) return nominal;
  const next = nextBankingDay(nominal);
  return monthOf(next) === monthOf(nominal) ? next : previousBankingDay(nominal);
}

const nominalIn = (schedule: Schedule, firstDay: Day): Day =>
  schedule.kind === "end_of_month" ? lastOfMonth(firstDay) : addDays(firstDay, schedule.dayOfMonth - 1);

const monthAfter = (firstDay: Day): Day => addDays(lastOfMonth(firstDay), 1);

/** The next occurrences that happen on `from` or later, at most `count` of them, in order, one a calendar month. */
export function upcomingDates(
  schedule: Schedule,
  { from, count }: { from: Day; count: number },
): Occurrence[] {
  const found: Occurrence[] = [];
  // A rolled day never leaves its month, so that no earlier month can matter.
  let month = firstOfMonth(from > schedule.startDate ? from : schedule.startDate);
  while (found.length < count) {
    const nominal = nominalIn(schedule, month);
    if (schedule.endDate !== null && nominal > schedule.endDate) break;
    const at = roll(nominal);
    if (nominal >= schedule.startDate && at >= from) {
      found.push({ nominal, day: at, movedBecause: closedReason(nominal) });
    }
    month = monthAfter(month);
  }
  return found;
}

/** The occurrence of one calendar month ("2026-11"), null if its nominal day lies outside start and end. */
export function occurrenceIn(schedule: Schedule, month: string): Occurrence | null {
  const nominal = nominalIn(schedule, day(`${month}-01`));
  const isOutside = nominal < schedule.startDate || (schedule.endDate !== null && nominal > schedule.endDate);
  return isOutside ? null : { nominal, day: roll(nominal), movedBecause: closedReason(nominal) };
}
