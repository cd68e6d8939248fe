import { addDays, type Day, day, firstOfMonth, lastOfMonth, weekday } from "../days";

const SATURDAY = 6;
const MONTHS_IN_YEAR = 12;

/** The same date so many months on; the last of the month where it has no such date. */
export function addMonths(from: Day, months: number): Day {
  let first = firstOfMonth(from);
  for (let left = Math.abs(months); left > 0; left -= 1) {
    first = months > 0 ? addDays(lastOfMonth(first), 1) : firstOfMonth(addDays(first, -1));
  }
  const last = lastOfMonth(first);
  const wanted = `${first.slice(0, 8)}${from.slice(8)}`;
  return wanted > last ? last : day(wanted);
}

/** Where a key leads in a grid of days, as the ARIA pattern for date pickers has it; null for a key of no meaning. */
export function dayAfterKey(from: Day, key: string, shift: boolean): Day | null {
  switch (key) {
    case "ArrowLeft":
      return addDays(from, -1);
    case "ArrowRight":
      return addDays(from, 1);
    case "ArrowUp":
      return addDays(from, -7);
    case "ArrowDown":
      return addDays(from, 7);
    case "Home":
      return addDays(from, -weekday(from));
    case "End":
      return addDays(from, SATURDAY - weekday(from));
    case "PageUp":
      return addMonths(from, shift ? -MONTHS_IN_YEAR : -1);
    case "PageDown":
      return addMonths(from, shift ? MONTHS_IN_YEAR : 1);
    default:
      return null;
  }
}
