import { isOpenByOracle } from "../../../../lib/domain/testing/fed-oracle";

/** New York time as text, "2026-11-23T17:30:00": text order is time order, and no time zone is needed between two of them. */
export type At = string;

export const at = (day: string, time: string): At => `${day}T${time}`;
export const dayOf = (when: At): string => when.slice(0, 10);

const DAY_MS = 86_400_000;

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The nth open day after this one, by the second reading of the Federal Reserve's rule, not by the calendar under test. */
export function openDayAfter(day: string, nth = 1): string {
  let found = day;
  for (let left = nth; left > 0; left--) {
    do found = plusDays(found, 1);
    while (!isOpenByOracle(found));
  }
  return found;
}

/** D0 of something asked for at this moment. */
export function fileOf(when: At): string {
  const isInTime = isOpenByOracle(dayOf(when)) && when.slice(11) < "17:30:00";
  return isInTime ? dayOf(when) : openDayAfter(dayOf(when));
}
