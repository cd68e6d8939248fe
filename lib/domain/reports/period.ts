import { addDays, type Day, day, firstOfMonth, lastOfMonth, parseDay } from "../days";

export const periodPresets = [
  "this_month",
  "last_month",
  "this_quarter",
  "last_quarter",
  "this_year",
  "last_year",
  "custom",
] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/** Both days belong to it. */
export type Period = { preset: PeriodPreset; from: Day; to: Day };

export type PeriodProblem =
  | { code: "not_a_day"; end: "from" | "to"; found: string }
  | { code: "backwards"; from: Day; to: Day }
  /** Of a period that must have begun. */
  | { code: "to_come"; from: Day; today: Day };

const MONTHS_A_QUARTER = 3;

function firstOfQuarter(of: Day): Day {
  const month = Number.parseInt(of.slice(5, 7), 10);
  const first = month - ((month - 1) % MONTHS_A_QUARTER);
  return day(`${of.slice(0, 4)}-${String(first).padStart(2, "0")}-01`);
}

const firstOfYear = (of: Day): Day => day(`${of.slice(0, 4)}-01-01`);
const lastOfQuarter = (first: Day): Day => lastOfMonth(addDays(first, 31 * (MONTHS_A_QUARTER - 1)));

/** The days of a preset as seen on `today`. A running month, quarter or year goes to its end: what is on the way belongs to it. */
export function presetDays(preset: Exclude<PeriodPreset, "custom">, today: Day): { from: Day; to: Day } {
  switch (preset) {
    case "this_month":
      return { from: firstOfMonth(today), to: lastOfMonth(today) };
    case "last_month": {
      const last = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(last), to: last };
    }
    case "this_quarter": {
      const first = firstOfQuarter(today);
      return { from: first, to: lastOfQuarter(first) };
    }
    case "last_quarter": {
      const last = addDays(firstOfQuarter(today), -1);
      return { from: firstOfQuarter(last), to: last };
    }
    case "this_year":
      return { from: firstOfYear(today), to: day(`${today.slice(0, 4)}-12-31`) };
    case "last_year": {
      const last = addDays(firstOfYear(today), -1);
      return { from: firstOfYear(last), to: last };
    }
  }
}

export const presetPeriod = (preset: Exclude<PeriodPreset, "custom">, today: Day): Period => ({
  preset,
  ...presetDays(preset, today),
});

/** The month of a day: by its name where it has one as seen on `today`. */
export function monthPeriod(of: Day, today: Day): Period {
  const month = { from: firstOfMonth(of), to: lastOfMonth(of) };
  const preset = (["this_month", "last_month"] as const).find(
    (one) => presetDays(one, today).from === month.from,
  );
  return { preset: preset ?? "custom", ...month };
}

/**
 * A report's period from an address: a preset, or `custom` with two days. What cannot be read is said (`problem`) and the
 * period `usual` stands in, so that a page is never empty for a slip in its address.
 */
export function readPeriod(
  asked: { period?: string | undefined; from?: string | undefined; to?: string | undefined },
  today: Day,
  usual: Period,
): { period: Period; problem: PeriodProblem | null } {
  const preset = periodPresets.find((one) => one === asked.period);
  if (preset === undefined) return { period: usual, problem: null };
  if (preset !== "custom") return { period: presetPeriod(preset, today), problem: null };
  const fallback: Period = { ...usual, preset: "custom" };
  const from = parseDay(asked.from ?? fallback.from);
  const to = parseDay(asked.to ?? fallback.to);
  if (from === null)
    return { period: fallback, problem: { code: "not_a_day", end: "from", found: asked.from ?? "" } };
  if (to === null)
    return { period: fallback, problem: { code: "not_a_day", end: "to", found: asked.to ?? "" } };
  if (from > to) return { period: fallback, problem: { code: "backwards", from, to } };
  return { period: { preset, from, to }, problem: null };
}

export function periodProblemWords(problem: PeriodProblem): string {
  switch (problem.code) {
    case "not_a_day":
      return `The ${problem.end === "from" ? "first" : "last"} day of the period: expected a day such as 2026-11-23, found ${problem.found || "nothing"}.`;
    case "backwards":
      return `The period ends before it begins: ${problem.from} to ${problem.to}. Swap the two days.`;
    case "to_come":
      return `The period begins on ${problem.from}, and today is ${problem.today}: nothing has moved in it yet.`;
  }
}

export function presetWords(preset: PeriodPreset): string {
  switch (preset) {
    case "this_month":
      return "This month";
    case "last_month":
      return "Last month";
    case "this_quarter":
      return "This quarter";
    case "last_quarter":
      return "Last quarter";
    case "this_year":
      return "This year";
    case "last_year":
      return "Last year";
    case "custom":
      return "Days I choose";
  }
}
