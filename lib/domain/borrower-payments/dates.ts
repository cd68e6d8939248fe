import { closedReason, nextBankingDay, previousBankingDay } from "../banking-calendar";
import {
  type Day,
  formatDay,
  formatDayLong,
  instantAt,
  lastOfMonth,
  parseDay,
  day as dayOfText,
} from "../days";
import { releaseDay } from "../schedule";

/** The first day that a debit set up now can have: its file, that of the banking day before, is still open. */
export const earliestDebitDay = (now: Date, cutOff: string): Day => nextBankingDay(releaseDay(now, cutOff));

/** When the file that carries the debit of this day closes: the cut-off of the banking day before. */
export const debitFileCloses = (debitDay: Day, cutOff: string): Date =>
  instantAt(previousBankingDay(debitDay), cutOff);

/** Whether that cut-off has passed. */
export const isFileClosed = (debitDay: Day, at: { now: Date; cutOff: string }): boolean =>
  at.now >= debitFileCloses(debitDay, at.cutOff);

/** A Payment is scheduled at most a year ahead: the same day of the next year, or the last of that February. */
export function latestDebitDay(today: Day): Day {
  const year = `${Number.parseInt(today.slice(0, 4), 10) + 1}`;
  return parseDay(`${year}${today.slice(4)}`) ?? lastOfMonth(dayOfText(`${year}-02-01`));
}

/** Why a Payment cannot have this day. `nearest`: days that it can have, the earlier first. */
export type DateProblem =
  | { code: "closed"; found: Day; reason: string; nearest: readonly Day[] }
  | { code: "file_closed"; found: Day; earliest: Day }
  | { code: "past"; found: Day; earliest: Day }
  | { code: "too_far"; found: Day; latest: Day };

/** Null if the day is a banking day whose file is still open, at most a year ahead (contract §7, rules 7). It is never moved. */
export function problemWithDate(
  found: Day,
  at: { now: Date; today: Day; cutOff: string },
): DateProblem | null {
  const earliest = earliestDebitDay(at.now, at.cutOff);
  const latest = latestDebitDay(at.today);
  if (found < at.today) return { code: "past", found, earliest };
  if (found > latest) return { code: "too_far", found, latest };
  const reason = closedReason(found);
  if (reason !== null)
    return { code: "closed", found, reason, nearest: nearestDays(found, earliest, latest) };
  return found < earliest ? { code: "file_closed", found, earliest } : null;
}

function nearestDays(found: Day, earliest: Day, latest: Day): Day[] {
  const around = [previousBankingDay(found), nextBankingDay(found)];
  const open = around.filter((day) => day >= earliest && day <= latest);
  return open.length > 0 ? open : [earliest];
}

export function dateProblemWords(problem: DateProblem): string {
  switch (problem.code) {
    case "closed": {
      const days = problem.nearest.map(formatDay);
      const nearest =
        days.length === 1 ? `The nearest day is ${days[0]}` : `The nearest days are ${days.join(" and ")}`;
      return `${formatDayLong(problem.found)} is ${problem.reason}: banks are closed. ${nearest}.`;
    }
    case "file_closed":
      return `The file for ${formatDayLong(problem.found)} has closed. The first day still open is ${formatDay(problem.earliest)}.`;
    case "past":
      return `${formatDayLong(problem.found)} is in the past. The first day still open is ${formatDay(problem.earliest)}.`;
    case "too_far":
      return `A payment can be at most a year ahead: up to ${formatDayLong(problem.latest)}.`;
  }
}
