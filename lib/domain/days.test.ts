import { describe, expect, it } from "vitest";
import {
  addDays,
  clockTimeOf,
  compareDays,
  day,
  dayOf,
  daysBetween,
  firstOfMonth,
  formatDay,
  formatDayLong,
  formatInstant,
  instantAt,
  lastOfMonth,
  monthOf,
  parseDay,
  weekday,
  yearOf,
} from "./days";
import { everyDay } from "./testing/fed-oracle";

const days = everyDay(2024, 2035);

describe("days", () => {
  it("step, count and compare as the calendar does, over twelve years", () => {
    days.forEach((text, index) => {
      const at = day(text);
      const next = days[index + 1];
      if (next !== undefined) {
        expect(addDays(at, 1)).toBe(next);
        expect(addDays(day(next), -1)).toBe(at);
        expect(compareDays(at, day(next))).toBe(-1);
      }
      expect(daysBetween(day("2024-01-01"), at)).toBe(index);
      expect(weekday(at)).toBe((index + 1) % 7); // 2024 began on a Monday
      expect(lastOfMonth(at).slice(0, 7)).toBe(monthOf(at));
      expect(addDays(lastOfMonth(at), 1)).toBe(firstOfMonth(addDays(lastOfMonth(at), 1)));
    });
  });

  it.each([
    "2026-02-29",
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "1899-12-31",
    "0001-01-01",
  ])("refuses %s", (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(RangeError);
  });

  it.each([
    null,
    undefined,
    20261127,
    new Date(0),
    "",
    " 2026-11-27",
    "2026-11-27T00:00:00Z",
    "2026-11-27\n",
  ])("refuses %j", (raw) => expect(parseDay(raw)).toBeNull());

  it("knows leap days, months and years", () => {
    expect(parseDay("2028-02-29")).toBe("2028-02-29");
    expect(lastOfMonth(day("2028-02-10"))).toBe("2028-02-29");
    expect(lastOfMonth(day("2026-01-31"))).toBe("2026-01-31");
    expect(lastOfMonth(day("2026-12-01"))).toBe("2026-12-31");
    expect(firstOfMonth(day("2026-12-31"))).toBe("2026-12-01");
    expect(yearOf(day("2026-12-31"))).toBe(2026);
  });
});

describe("days and instants", () => {
  it("goes there and back for each day of twelve years at 00:00, 09:00, 17:30 and 23:59:59", () => {
    for (const text of days) {
      for (const time of ["00:00", "09:00", "17:30:00", "23:59:59"]) {
        const instant = instantAt(day(text), time);
        expect(dayOf(instant)).toBe(text);
        expect(clockTimeOf(instant).startsWith(time)).toBe(true);
      }
    }
  });

  it.each([
    ["2026-11-27", "09:00", "2026-11-27T14:00:00.000Z"],
    ["2026-07-01", "17:30:00", "2026-07-01T21:30:00.000Z"],
    ["2026-03-08", "01:59:59", "2026-03-08T06:59:59.000Z"],
    ["2026-03-08", "02:30", "2026-03-08T07:30:00.000Z"],
    ["2026-03-08", "03:00", "2026-03-08T07:00:00.000Z"],
    ["2026-11-01", "00:59", "2026-11-01T04:59:00.000Z"],
    ["2026-11-01", "01:30", "2026-11-01T05:30:00.000Z"],
    ["2026-11-01", "02:00", "2026-11-01T07:00:00.000Z"],
  ])("%s %s is %s", (on, time, utc) => expect(instantAt(day(on), time).toISOString()).toBe(utc));

  it("changes the day at midnight in New York, not in London", () => {
    expect(dayOf(new Date("2026-11-28T04:59:59.999Z"))).toBe("2026-11-27");
    expect(dayOf(new Date("2026-11-28T05:00:00Z"))).toBe("2026-11-28");
    expect(clockTimeOf(new Date("2026-11-28T05:00:00Z"))).toBe("00:00:00");
    expect(dayOf(new Date("2026-07-01T03:59:59Z"))).toBe("2026-06-30");
  });

  it.each(["24:00", "9:00", "09:60", "09", ""])("refuses the time %j", (time) =>
    expect(() => instantAt(day("2026-11-27"), time)).toThrow(RangeError),
  );
});

describe("days in words", () => {
  it("says short, long and with the time", () => {
    expect(formatDay(day("2026-11-27"))).toBe("Fri, Nov 27");
    expect(formatDay(day("2026-12-01"))).toBe("Tue, Dec 1");
    expect(formatDayLong(day("2026-11-27"))).toBe("Friday, November 27, 2026");
    expect(formatInstant(new Date("2026-11-27T22:30:00Z"))).toBe("Fri, Nov 27, 2026, 5:30 PM");
    expect(formatInstant(new Date("2026-11-27T05:05:00Z"))).toBe("Fri, Nov 27, 2026, 12:05 AM");
    expect(formatInstant(new Date("2026-11-27T17:00:00Z"))).toBe("Fri, Nov 27, 2026, 12:00 PM");
  });
});
