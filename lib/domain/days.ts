/** A calendar day in America/New_York, "2026-11-27". Text order is day order. */
export type Day = string & { readonly __day: unique symbol };

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Banks, cut-offs and every day in Paydown are those of this zone (contract §5). */
export const ZONE = "America/New_York";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const SHAPE = /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/;
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

// Day arithmetic goes over UTC midnights, where every day has 24 hours; the zone matters only between days and instants.
const midnightMs = (value: Day): number => Date.parse(`${value}T00:00:00Z`);
const fromMidnightMs = (ms: number): Day => day(new Date(ms).toISOString().slice(0, 10));

/** The day, if it is one that exists ("2026-02-30" does not) in 1900 or later, written YYYY-MM-DD; else null. */
export function parseDay(value: unknown): Day | null {
  if (typeof value !== "string" || !SHAPE.test(value)) return null;
  const ms = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== value) return null;
  return value as Day; // The shape and the calendar were just checked, which is what the brand promises.
}

/** @throws RangeError if it is not a day; for text that we wrote ourselves */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return parsed;
}

export const addDays = (from: Day, days: number): Day => fromMidnightMs(midnightMs(from) + days * DAY_MS);

/** Days from the first to the second; below zero if the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (midnightMs(to) - midnightMs(from)) / DAY_MS;

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (value: Day): Weekday => new Date(midnightMs(value)).getUTCDay() as Weekday; // getUTCDay's range

export const compareDays = (a: Day, b: Day): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

export const yearOf = (value: Day): number => Number.parseInt(value.slice(0, 4), 10);

/** "2026-11" */
export const monthOf = (value: Day): string => value.slice(0, 7);

export const firstOfMonth = (value: Day): Day => day(`${monthOf(value)}-01`);

export const lastOfMonth = (value: Day): Day => addDays(firstOfMonth(addDays(firstOfMonth(value), 31)), -1);

const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: ZONE,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

const LOCAL = /^(\d{2})\/(\d{2})\/(\d{4}), (\d{2}:\d{2}:\d{2})$/;

function local(instant: Date): { day: Day; time: string } {
  const [, month, date, year, time] = LOCAL.exec(clock.format(instant)) ?? [];
  if (time === undefined) throw new RangeError(`no New York time for ${instant.toISOString()}`);
  return { day: day(`${year}-${month}-${date}`), time };
}

/** The day that this instant falls on in New York. */
export const dayOf = (instant: Date): Day => local(instant).day;

/** The wall clock in New York at this instant, "17:30:00". */
export const clockTimeOf = (instant: Date): string => local(instant).time;

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;
const OFFSETS_HOURS = { daylight: 4, standard: 5 } as const;

/**
 * The instant at which clocks in New York show this time ("09:00" or "17:30:00") on this day. A time shown twice (autumn)
 * is its first; a time that is skipped (spring) is as long after midnight as it says: 02:30 is then 03:30 daylight time.
 * @throws RangeError if `time` is not a time of day
 */
export function instantAt(on: Day, time: string): Date {
  if (!TIME.test(time)) throw new RangeError(`not a time of day: ${JSON.stringify(time)}`);
  const full = time.length === 5 ? `${time}:00` : time;
  const asUtcMs = Date.parse(`${on}T${full}Z`);
  const daylight = new Date(asUtcMs + OFFSETS_HOURS.daylight * HOUR_MS);
  if (clockTimeOf(daylight) === full) return daylight;
  return new Date(asUtcMs + OFFSETS_HOURS.standard * HOUR_MS);
}

const monthName = (value: Day): string => MONTHS[Number.parseInt(value.slice(5, 7), 10) - 1] ?? "";
const dateNumber = (value: Day): number => Number.parseInt(value.slice(8), 10);

/** "Fri, Nov 27" */
export const formatDay = (value: Day): string =>
  `${WEEKDAYS[weekday(value)].slice(0, 3)}, ${monthName(value).slice(0, 3)} ${dateNumber(value)}`;

/** "Friday, November 27, 2026" */
export const formatDayLong = (value: Day): string =>
  `${WEEKDAYS[weekday(value)]}, ${monthName(value)} ${dateNumber(value)}, ${yearOf(value)}`;

/** "Fri, Nov 27, 2026, 5:30 PM", New York time. */
export function formatInstant(instant: Date): string {
  const at = local(instant);
  return `${formatDay(at.day)}, ${yearOf(at.day)}, ${formatClock(at.time.slice(0, 5))}`;
}

/** "17:30" → "5:30 PM": the one way in which people are told a time of day. */
export function formatClock(time: string): string {
  const hour = Number.parseInt(time.slice(0, 2), 10);
  return `${hour % 12 === 0 ? 12 : hour % 12}${time.slice(2)} ${hour < 12 ? "AM" : "PM"}`;
}
