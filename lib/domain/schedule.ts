import {
  addBankingDays,
  bankingDayOnOrBefore,
  closedReason,
  isBankingDay,
  nextBankingDay,
} from "./banking-calendar";
import { timetable } from "./batches/timetable";
import { clockTimeOf, type Day, day, dayOf, formatDayLong, instantAt, yearOf } from "./days";

/** New York time at which a day's file closes; that very instant is late (rules 1). A business may set another. */
export const CUT_OFF_DEFAULT = "17:30";

/** Banking days for which a debit is held before its credits go out: its return window. */
const HOLD_BANKING_DAYS = 2;
/** A debit that came back is tried again this many banking days after its return arrived (rules 2). */
const RETRY_BANKING_DAYS = 5;
/** From release (D0) to the day the credits are effective (D4): one, the hold, one. */
const RELEASE_TO_ARRIVAL_BANKING_DAYS = 1 + HOLD_BANKING_DAYS + 1;

/** What follows from the day of a debit: D1, D3, D4 and D5 of contract §7. */
export interface DebitDates {
  debit: Day;
  creditsSent: Day;
  creditsEffective: Day;
  confirmedExpected: Day;
}

export interface BatchDates extends DebitDates {
  release: Day;
}

function mustBeOpen(on: Day): void {
  const reason = closedReason(on);
  if (reason !== null)
    throw new RangeError(`${formatDayLong(on)} is ${reason}; no bank moves money on that day`);
}

/** D0 of a release at this instant: the same day, or the next banking day on a closed day or from the cut-off on. */
export function releaseDay(instant: Date, cutOff: string = CUT_OFF_DEFAULT): Day {
  const today = dayOf(instant);
  return isBankingDay(today) && clockTimeOf(instant) < `${cutOff}:00` ? today : nextBankingDay(today);
}

/** What follows from a debit on this day, the first or one tried again. @throws RangeError if it is not a banking day */
export function datesOfDebit(debit: Day): DebitDates {
  mustBeOpen(debit);
  const creditsSent = addBankingDays(debit, HOLD_BANKING_DAYS);
  const creditsEffective = nextBankingDay(creditsSent);
  return { debit, creditsSent, creditsEffective, confirmedExpected: nextBankingDay(creditsEffective) };
}

/**
 * The days of a batch that is released on D0 (see `releaseDay`).
 * @throws RangeError if the day is not a banking day
 */
export function batchDates(release: Day): BatchDates {
  mustBeOpen(release);
  return { release, ...datesOfDebit(nextBankingDay(release)) };
}

/** The day on which a debit returned R01 or R09 is tried again. */
export const retryDebitDay = (returnArrived: Day): Day => addBankingDays(returnArrived, RETRY_BANKING_DAYS);

/** The last D0 whose credits are there on this day or, if banks are closed then, on the last banking day before it. */
export const releaseDayForArrival = (arrival: Day): Day =>
  addBankingDays(bankingDayOnOrBefore(arrival), -RELEASE_TO_ARRIVAL_BANKING_DAYS);

/** The last D0 (before its cut-off) whose credits still count for this tax year: the year is that of D4 (rules 6). */
export const lastReleaseDayForTaxYear = (year: number): Day => releaseDayForArrival(day(`${year}-12-31`));

/** What the release page says where debit and credits lie in two years; null where they lie in one. */
export function yearEndNotice(
  dates: DebitDates,
): { debitYear: number; benefitYear: number; lastReleaseDay: Day } | null {
  const debitYear = yearOf(dates.debit);
  const benefitYear = yearOf(dates.creditsEffective);
  if (debitYear === benefitYear) return null;
  return { debitYear, benefitYear, lastReleaseDay: lastReleaseDayForTaxYear(debitYear) };
}

/** The instants at which a batch takes its steps. */
export function stepInstants(dates: BatchDates, cutOff: string = CUT_OFF_DEFAULT) {
  return {
    fileCloses: instantAt(dates.release, cutOff),
    debitSettles: instantAt(dates.debit, timetable.settlements),
    creditsGoOut: instantAt(dates.creditsSent, timetable.creditsGoOut),
    creditsSettle: instantAt(dates.creditsEffective, timetable.settlements),
    confirmed: instantAt(dates.confirmedExpected, timetable.confirmations),
  };
}
