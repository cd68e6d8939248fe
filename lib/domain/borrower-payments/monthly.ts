import { addDays, type Day, firstOfMonth, lastOfMonth } from "../days";

/** The same date of every month (or the month's last day, where it is shorter), from `from` to `until`, both included. */
export function monthlyFrom(first: Day, { from, until }: { from: Day; until: Day }): Day[] {
  const date = Number.parseInt(first.slice(8), 10);
  const days: Day[] = [];
  for (let month = firstOfMonth(first); month <= until; month = addDays(lastOfMonth(month), 1)) {
    const last = lastOfMonth(month);
    const there = addDays(month, date - 1);
    const day = there < last ? there : last;
    if (day >= from && day <= until) days.push(day);
  }
  return days;
}
