import { describe, expect, it } from "vitest";
import { type Day, day } from "./days";
import { occurrenceIn, roll, type Schedule, upcomingDates } from "./recurrence";
import { everyDay, isOpenByOracle } from "./testing/fed-oracle";

const START = day("2024-01-01");
const END = day("2035-12-31");
const days = everyDay(2024, 2035);

const onDay = (dayOfMonth: number, startDate: Day = START, endDate: Day | null = END): Schedule => ({
  kind: "day_of_month",
  dayOfMonth,
  startDate,
  endDate,
});
const atEnd = (startDate: Day = START, endDate: Day | null = END): Schedule => ({
  kind: "end_of_month",
  startDate,
  endDate,
});

const byMonth = new Map<string, string[]>();
for (const text of days) byMonth.set(text.slice(0, 7), [...(byMonth.get(text.slice(0, 7)) ?? []), text]);

/** Of the month's open days the first from the nominal day on; where there is none, the last before it. */
function byOracle(month: string[], dayOfMonth: number | null): string | undefined {
  const open = month.filter(isOpenByOracle);
  const nominal = dayOfMonth === null ? month.at(-1) : month[dayOfMonth - 1];
  return open.find((text) => text >= (nominal ?? "")) ?? open.at(-1);
}

describe("a series", () => {
  it.each([...Array.from({ length: 28 }, (_, i) => i + 1), null])(
    "on day %s falls where the oracle says, in each month from 2024 to 2035, on an open day of that month",
    (dayOfMonth) => {
      const schedule = dayOfMonth === null ? atEnd() : onDay(dayOfMonth);
      const found = upcomingDates(schedule, { from: START, count: 1000 }).map((occurrence) => occurrence.day);
      expect(found).toEqual([...byMonth.values()].map((month) => byOracle(month, dayOfMonth)));
      expect(found).toHaveLength(144);
    },
  );

  it.each([
    ["2026-02-15", "2026-02-17"],
    ["2026-02-28", "2026-02-27"],
    ["2026-11-28", "2026-11-30"],
    ["2026-07-04", "2026-07-06"],
    ["2027-07-04", "2027-07-06"],
    ["2026-05-31", "2026-05-29"],
    ["2026-10-31", "2026-10-30"],
    ["2027-05-31", "2027-05-28"],
    ["2027-12-31", "2027-12-31"],
    ["2027-01-01", "2027-01-04"],
  ])("%s rolls to %s", (nominal, rolled) => expect(roll(day(nominal))).toBe(rolled));

  it("on day 28 from November 2026 has these days, each with the reason it moved", () => {
    const dates = upcomingDates(onDay(28, day("2026-11-01"), null), { from: day("2026-11-01"), count: 5 });
    expect(dates).toEqual([
      { nominal: "2026-11-28", day: "2026-11-30", movedBecause: "a Saturday" },
      { nominal: "2026-12-28", day: "2026-12-28", movedBecause: null },
      { nominal: "2027-01-28", day: "2027-01-28", movedBecause: null },
      { nominal: "2027-02-28", day: "2027-02-26", movedBecause: "a Sunday" },
      { nominal: "2027-03-28", day: "2027-03-29", movedBecause: "a Sunday" },
    ]);
  });

  it("compares the nominal day with start and end, both included", () => {
    const dates = upcomingDates(onDay(28, day("2021-09-01"), day("2022-09-01")), {
      from: day("2021-01-01"),
      count: 99,
    });
    expect(dates[0]?.day).toBe("2021-09-28");
    expect(dates.at(-1)).toMatchObject({ nominal: "2022-08-28", day: "2022-08-29" });
    // Nominal and end on Saturday 28: it happens, though on a day after the end.
    const one = upcomingDates(onDay(28, day("2026-11-28"), day("2026-11-28")), { from: START, count: 9 });
    expect(one.map((occurrence) => occurrence.day)).toEqual(["2026-11-30"]);
    expect(upcomingDates(onDay(28, day("2026-11-29"), day("2026-12-27")), { from: START, count: 9 })).toEqual(
      [],
    );
  });

  it("has no day where the end is before the start or the day, and one where they meet", () => {
    expect(upcomingDates(onDay(5, day("2026-11-05"), day("2026-11-04")), { from: START, count: 9 })).toEqual(
      [],
    );
    expect(
      upcomingDates(atEnd(day("2026-11-30"), day("2026-11-30")), { from: START, count: 9 }),
    ).toHaveLength(1);
    expect(upcomingDates(atEnd(day("2026-11-30"), day("2026-11-29")), { from: START, count: 9 })).toEqual([]);
    expect(upcomingDates(onDay(5), { from: START, count: 0 })).toEqual([]);
  });

  it("counts an occurrence of today, and one that moved past today, but none that moved before it", () => {
    const next = (schedule: Schedule, from: string) =>
      upcomingDates(schedule, { from: day(from), count: 1 })[0]?.day;
    expect(next(onDay(28), "2026-11-30")).toBe("2026-11-30");
    expect(next(onDay(28), "2026-12-01")).toBe("2026-12-28");
    expect(next(onDay(28), "2027-02-26")).toBe("2027-02-26");
    expect(next(onDay(28), "2027-02-27")).toBe("2027-03-29");
    expect(next(atEnd(), "2026-10-31")).toBe("2026-11-30");
  });

  it("has leap days at month's end", () => {
    expect(upcomingDates(atEnd(), { from: day("2028-02-01"), count: 1 })[0]?.nominal).toBe("2028-02-29");
  });

  it("gives the occurrence of one month, or none outside its span", () => {
    const schedule = onDay(28, day("2026-11-01"), day("2027-02-28"));
    expect(occurrenceIn(schedule, "2027-02")).toEqual({
      nominal: "2027-02-28",
      day: "2027-02-26",
      movedBecause: "a Sunday",
    });
    expect(occurrenceIn(schedule, "2026-10")).toBeNull();
    expect(occurrenceIn(schedule, "2027-03")).toBeNull();
  });
});
