import { describe, expect, it, test } from "vitest";
import { day } from "../days";
import {
  type PeriodPreset,
  periodProblemWords,
  monthPeriod,
  presetDays,
  presetPeriod,
  readPeriod,
} from "./period";

const presets: [Exclude<PeriodPreset, "custom">, string, string, string][] = [
  ["this_month", "2026-11-23", "2026-11-01", "2026-11-30"],
  ["last_month", "2026-11-23", "2026-10-01", "2026-10-31"],
  ["last_month", "2027-01-01", "2026-12-01", "2026-12-31"],
  ["last_month", "2028-03-31", "2028-02-01", "2028-02-29"],
  ["this_quarter", "2026-11-23", "2026-10-01", "2026-12-31"],
  ["this_quarter", "2026-01-01", "2026-01-01", "2026-03-31"],
  ["this_quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
  ["this_quarter", "2026-04-01", "2026-04-01", "2026-06-30"],
  ["last_quarter", "2027-02-28", "2026-10-01", "2026-12-31"],
  ["last_quarter", "2026-09-30", "2026-04-01", "2026-06-30"],
  ["this_year", "2026-11-23", "2026-01-01", "2026-12-31"],
  ["last_year", "2026-01-01", "2025-01-01", "2025-12-31"],
];

describe("presetDays", () => {
  it.each(presets)("%s on %s: %s to %s", (preset, today, from, to) => {
    expect(presetDays(preset, day(today))).toEqual({ from, to });
  });
});

test.each([
  ["2026-11-30", "this_month", "2026-11-01", "2026-11-30"],
  ["2026-10-01", "last_month", "2026-10-01", "2026-10-31"],
  ["2026-09-30", "custom", "2026-09-01", "2026-09-30"],
  ["2025-11-23", "custom", "2025-11-01", "2025-11-30"],
  ["2026-12-01", "custom", "2026-12-01", "2026-12-31"],
])("the month of %s is %s, seen on 2026-11-23", (of, preset, from, to) => {
  expect(monthPeriod(day(of), day("2026-11-23"))).toEqual({ preset, from, to });
});

describe("readPeriod", () => {
  const today = day("2026-11-23");
  const lastMonth = presetPeriod("last_month", today);

  it("takes two days, both included", () => {
    const read = readPeriod({ period: "custom", from: "2026-02-28", to: "2026-02-28" }, today, lastMonth);
    expect(read).toEqual({
      period: { preset: "custom", from: "2026-02-28", to: "2026-02-28" },
      problem: null,
    });
  });

  it("says what is wrong and stands on the usual period", () => {
    const usual = { preset: "custom", from: "2026-10-01", to: "2026-10-31" };
    const slip = readPeriod({ period: "custom", from: "2026-02-30", to: "2026-03-01" }, today, lastMonth);
    expect(slip).toEqual({ period: usual, problem: { code: "not_a_day", end: "from", found: "2026-02-30" } });
    const back = readPeriod({ period: "custom", from: "2026-03-02", to: "2026-03-01" }, today, lastMonth);
    expect(back.period).toEqual(usual);
    expect(back.problem && periodProblemWords(back.problem)).toBe(
      "The period ends before it begins: 2026-03-02 to 2026-03-01. Swap the two days.",
    );
  });

  it("takes an unknown preset for the usual one", () => {
    expect(readPeriod({ period: "decade" }, today, lastMonth).period).toEqual(lastMonth);
  });
});
