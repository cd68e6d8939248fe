import { describe, expect, it } from "vitest";
import { type Day, day, instantAt } from "../days";
import type { Schedule } from "../recurrence";
import { everyDay } from "../testing/fed-oracle";
import { earliestDebitDay } from "./dates";
import { leftOut, monthOfOccurrence, nextOccurrence, toCome, UPCOMING_DATES } from "./occurrences";

const onDay = (dayOfMonth: number, start: string, end: string | null = null): Schedule => ({
  kind: "day_of_month",
  dayOfMonth,
  startDate: day(start),
  endDate: end === null ? null : day(end),
});
const none: ReadonlySet<string> = new Set();
const used = (...months: string[]): ReadonlySet<string> => new Set(months);
const days = (schedule: Schedule, earliest: string, usedMonths = none, count = 5): Day[] =>
  toCome(schedule, { earliest: day(earliest), usedMonths }, count).map((one) => one.day);

describe("the occurrences to come", () => {
  it("of day 28 from November 2026 roll forward, in February back", () =>
    expect(days(onDay(28, "2026-11-01"), "2026-11-24")).toEqual([
      "2026-11-30",
      "2026-12-28",
      "2027-01-28",
      "2027-02-26",
      "2027-03-29",
    ]));

  it("begin with the first whose file is open, that day included", () => {
    expect(days(onDay(28, "2026-11-01"), "2026-11-30", none, 1)).toEqual(["2026-11-30"]);
    expect(days(onDay(28, "2026-11-01"), "2026-12-01", none, 1)).toEqual(["2026-12-28"]);
  });

  it("leave out months that had one, whatever became of it: a skip is for good", () => {
    const schedule = onDay(28, "2026-11-01");
    expect(days(schedule, "2026-11-24", used("2026-11"), 2)).toEqual(["2026-12-28", "2027-01-28"]);
    expect(days(schedule, "2026-11-24", used("2026-12", "2027-01"), 2)).toEqual(["2026-11-30", "2027-02-26"]);
    expect(days(schedule, "2026-11-24", used("2026-10"), 1)).toEqual(["2026-11-30"]);
  });

  it("are the months' of their nominal days", () => {
    const [first] = toCome(onDay(28, "2027-02-01"), { earliest: day("2027-02-01"), usedMonths: none }, 1);
    expect(first).toMatchObject({ nominal: "2027-02-28", day: "2027-02-26" });
    expect(first && monthOfOccurrence(first)).toBe("2027-02");
  });

  it("are as many as asked, with every other month used", () => {
    const months = everyDay(2026, 2028)
      .filter((one) => one.endsWith("-01") && Number.parseInt(one.slice(5, 7), 10) % 2 === 0)
      .map((one) => one.slice(0, 7));
    const found = days(onDay(5, "2026-11-01"), "2026-11-01", used(...months), UPCOMING_DATES);
    expect(found).toHaveLength(UPCOMING_DATES);
    expect(new Set(found.map((one) => one.slice(0, 7))).size).toBe(UPCOMING_DATES);
    expect(found.some((one) => months.includes(one.slice(0, 7)))).toBe(false);
  });

  it("end with the end, compared with the nominal day", () => {
    expect(days(onDay(28, "2026-11-01", "2026-12-28"), "2026-11-24")).toEqual(["2026-11-30", "2026-12-28"]);
    expect(days(onDay(28, "2026-11-01", "2026-12-27"), "2026-11-24")).toEqual(["2026-11-30"]);
  });
});

describe("the next occurrence", () => {
  const next = (schedule: Schedule, earliest: string, usedMonths = none) =>
    nextOccurrence(schedule, { earliest: day(earliest), usedMonths })?.day ?? null;

  it("of a series whose start is its end is on that day, or there is none", () => {
    expect(next(onDay(28, "2026-11-28", "2026-11-28"), "2026-11-24")).toBe("2026-11-30");
    expect(next(onDay(27, "2026-11-28", "2026-11-28"), "2026-11-24")).toBeNull();
  });

  it("is none where the end is before the start, past the end, and where its only month is used", () => {
    expect(next(onDay(5, "2026-12-05", "2026-12-04"), "2026-11-24")).toBeNull();
    expect(next(onDay(28, "2026-01-01", "2026-10-31"), "2026-11-24")).toBeNull();
    expect(next(onDay(28, "2026-11-01", "2026-12-01"), "2026-11-24", used("2026-11"))).toBeNull();
    expect(next(onDay(28, "2026-11-01", "2026-12-01"), "2026-12-01")).toBeNull();
  });

  it.each([1, 15, 28, null])("made one after the other, on day %s, are those shown before", (dayOfMonth) => {
    const schedule: Schedule =
      dayOfMonth === null
        ? { kind: "end_of_month", startDate: day("2026-11-01"), endDate: null }
        : onDay(dayOfMonth, "2026-11-01");
    const shown = days(schedule, "2026-11-24", none, UPCOMING_DATES);
    const made: Day[] = [];
    const months = new Set<string>();
    while (made.length < UPCOMING_DATES) {
      const one = nextOccurrence(schedule, { earliest: day("2026-11-24"), usedMonths: months });
      if (one === null) break;
      made.push(one.day);
      months.add(monthOfOccurrence(one));
    }
    expect(made).toEqual(shown);
    expect(months.size).toBe(UPCOMING_DATES);
  });
});

describe("what is left out", () => {
  const gone = (schedule: Schedule, today: string, time = "09:00") =>
    leftOut(schedule, {
      today: day(today),
      earliest: earliestDebitDay(instantAt(day(today), time), "17:30"),
    }).map((one) => one.day);

  it("is this month's, once its file has closed, and not a second before", () => {
    const schedule = onDay(24, "2026-11-01");
    expect(gone(schedule, "2026-11-23", "17:29:59")).toEqual([]);
    expect(gone(schedule, "2026-11-23", "17:30:00")).toEqual(["2026-11-24"]);
    expect(gone(schedule, "2026-11-28")).toEqual(["2026-11-24"]);
  });

  it("is next month's too, where its file closes in this one", () => {
    expect(gone(onDay(1, "2026-11-15"), "2026-11-30", "17:30:00")).toEqual(["2026-12-01"]);
    expect(gone(onDay(1, "2026-11-15"), "2026-11-30", "17:29:59")).toEqual([]);
  });

  it("is none that the series never had: before its start, after its end", () => {
    expect(gone(onDay(10, "2026-11-11"), "2026-11-23")).toEqual([]);
    expect(gone(onDay(10, "2026-11-10"), "2026-11-23")).toEqual(["2026-11-10"]);
    expect(gone(onDay(10, "2026-01-01", "2026-11-09"), "2026-11-23")).toEqual([]);
  });
});
