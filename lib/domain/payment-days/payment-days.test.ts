import { describe, expect, it } from "vitest";
import { day, weekday } from "../days";
import { dayStanding, monthWeeks, nearestDays, standingWords } from "./day-choice";
import { addMonths, dayAfterKey } from "./keys";

const range = { earliest: day("2026-11-24"), latest: day("2027-11-22") };

describe("a day that may be chosen", () => {
  it("is a banking day whose file is open, at most so far ahead", () => {
    expect(dayStanding(day("2026-11-27"), range)).toEqual({ open: true });
    expect(dayStanding(day("2026-11-26"), range)).toEqual({
      open: false,
      why: "closed",
      reason: "Thanksgiving Day",
    });
    expect(dayStanding(day("2026-11-28"), range)).toMatchObject({ reason: "a Saturday" });
    expect(dayStanding(day("2026-11-23"), range)).toEqual({ open: false, why: "too_early" });
    expect(dayStanding(day("2027-11-23"), range)).toEqual({ open: false, why: "too_late" });
    expect(dayStanding(range.earliest, range)).toEqual({ open: true });
    expect(dayStanding(range.latest, range)).toEqual({ open: true });
  });

  it("is offered beside one that may not, on both sides where both may", () => {
    expect(nearestDays(day("2026-11-26"), range)).toEqual(["2026-11-25", "2026-11-27"]);
    expect(nearestDays(day("2026-11-22"), range)).toEqual(["2026-11-24"]);
    expect(nearestDays(day("2028-01-01"), range)).toEqual(["2027-11-22"]);
    expect(nearestDays(day("2028-01-01"), { ...range, latest: day("2027-11-21") })).toEqual(["2027-11-19"]);
    expect(nearestDays(day("2026-11-26"), { ...range, earliest: day("2026-11-27") })).toEqual(["2026-11-27"]);
    expect(nearestDays(day("2026-11-27"), range)).toEqual(["2026-11-27"]);
  });

  it("has a reason in words, or none", () => {
    expect(standingWords(day("2026-11-26"), range)).toBe(
      "Thursday, November 26, 2026 is Thanksgiving Day: banks are closed.",
    );
    expect(standingWords(day("2026-11-23"), range)).toContain("Tue, Nov 24");
    expect(standingWords(day("2028-01-03"), range)).toContain("too far ahead");
    expect(standingWords(day("2026-11-27"), range)).toBeNull();
  });
});

describe("the grid of a month", () => {
  it("has six whole weeks with the month inside", () => {
    for (const first of ["2026-02-01", "2026-08-01", "2026-11-01", "2028-02-01"].map(day)) {
      const weeks = monthWeeks(first, weekday(first));
      expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
      expect(weeks.every(([sunday]) => sunday !== undefined && weekday(sunday) === 0)).toBe(true);
      expect(weeks[0]).toContain(first);
    }
  });

  it("is walked by keys", () => {
    const from = day("2026-11-26");
    const to = (key: string, shift = false) => dayAfterKey(from, key, shift);
    expect([to("ArrowLeft"), to("ArrowRight")]).toEqual(["2026-11-25", "2026-11-27"]);
    expect([to("ArrowUp"), to("ArrowDown")]).toEqual(["2026-11-19", "2026-12-03"]);
    expect([to("Home"), to("End")]).toEqual(["2026-11-22", "2026-11-28"]);
    expect([to("PageUp"), to("PageDown")]).toEqual(["2026-10-26", "2026-12-26"]);
    expect([to("PageUp", true), to("PageDown", true)]).toEqual(["2025-11-26", "2027-11-26"]);
    expect(to("a")).toBeNull();
  });

  it("stays in the next month where that is shorter", () => {
    expect(addMonths(day("2027-01-31"), 1)).toBe("2027-02-28");
    expect(addMonths(day("2028-01-31"), 1)).toBe("2028-02-29");
    expect(addMonths(day("2026-12-31"), -1)).toBe("2026-11-30");
  });
});
