import { allForYear } from "@18f/us-federal-holidays";
import { addDays, type Day, day, weekday, yearOf } from "./days";

// The Federal Reserve closes on Monday for a Sunday holiday, but stays open on Friday before a Saturday one
// (the library's default would close that Friday).
const FED_RULE = { shiftSaturdayHolidays: false, shiftSundayHolidays: true };
const AS_NAMED = { shiftSaturdayHolidays: false, shiftSundayHolidays: false };

// The library builds its list anew on each call, some 100 µs; the list of a year never changes.
const holidaysByYear = new Map<number, ReadonlyMap<Day, string>>();

function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const named = allForYear(year, AS_NAMED);
  const holidays = new Map(
    allForYear(year, FED_RULE).map(({ name, dateString }, index) => {
      const isMoved = named[index]?.dateString !== dateString;
      return [day(dateString), isMoved ? `${name} (observed)` : name] as const;
    }),
  );
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** Why banks are closed ("Thanksgiving Day", "a Saturday"), or null on a banking day. Reads after "it is". */
export function closedReason(on: Day): string | null {
  const dayOfWeek = weekday(on);
  if (dayOfWeek === 6) return "a Saturday";
  if (dayOfWeek === 0) return "a Sunday";
  return holidaysOf(yearOf(on)).get(on) ?? null;
}

/** Whether the Federal Reserve settles on this day (contract §5). */
export const isBankingDay = (on: Day): boolean => closedReason(on) === null;

function step(from: Day, days: 1 | -1): Day {
  let at = addDays(from, days);
  while (!isBankingDay(at)) at = addDays(at, days);
  return at;
}

/** The first banking day after this day. */
export const nextBankingDay = (after: Day): Day => step(after, 1);

/** The last banking day before this day. */
export const previousBankingDay = (before: Day): Day => step(before, -1);

export const bankingDayOnOrAfter = (on: Day): Day => (isBankingDay(on) ? on : nextBankingDay(on));

export const bankingDayOnOrBefore = (on: Day): Day => (isBankingDay(on) ? on : previousBankingDay(on));

/**
 * The nth banking day after this day, or before it if `bankingDays` is below zero; 0 gives the day itself, open or not.
 */
export function addBankingDays(from: Day, bankingDays: number): Day {
  let at = from;
  for (let left = Math.abs(bankingDays); left > 0; left -= 1) at = step(at, bankingDays > 0 ? 1 : -1);
  return at;
}
