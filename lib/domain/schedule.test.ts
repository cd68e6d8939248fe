import { describe, expect, it } from "vitest";
import { isBankingDay } from "./banking-calendar";
import { compareDays, day, instantAt, yearOf } from "./days";
import {
  batchDates,
  datesOfDebit,
  lastReleaseDayForTaxYear,
  releaseDay,
  releaseDayForArrival,
  retryDebitDay,
  stepInstants,
  yearEndNotice,
} from "./schedule";
import { everyDay } from "./testing/fed-oracle";

const at = (date: string, time: string) => instantAt(day(date), time);

describe("the days of a batch", () => {
  it.each([
    ["2026-11-23", "09:00", "2026-11-24", "2026-11-27", "2026-11-30", "2026-12-01"],
    ["2026-11-23", "17:29:59", "2026-11-24", "2026-11-27", "2026-11-30", "2026-12-01"],
    ["2026-11-21", "09:00", "2026-11-24", "2026-11-27", "2026-11-30", "2026-12-01"],
    ["2026-11-22", "23:59:59", "2026-11-24", "2026-11-27", "2026-11-30", "2026-12-01"],
    ["2026-11-23", "17:30:00", "2026-11-25", "2026-11-30", "2026-12-01", "2026-12-02"],
    ["2026-11-25", "09:00", "2026-11-27", "2026-12-01", "2026-12-02", "2026-12-03"],
    ["2026-11-26", "09:00", "2026-11-30", "2026-12-02", "2026-12-03", "2026-12-04"],
    ["2026-12-24", "09:00", "2026-12-28", "2026-12-30", "2026-12-31", "2027-01-04"],
    ["2026-12-24", "18:00", "2026-12-29", "2026-12-31", "2027-01-04", "2027-01-05"],
    ["2026-12-25", "09:00", "2026-12-29", "2026-12-31", "2027-01-04", "2027-01-05"],
    ["2026-12-28", "09:00", "2026-12-29", "2026-12-31", "2027-01-04", "2027-01-05"],
    ["2026-12-30", "09:00", "2026-12-31", "2027-01-05", "2027-01-06", "2027-01-07"],
    ["2027-06-18", "09:00", "2027-06-21", "2027-06-23", "2027-06-24", "2027-06-25"],
    ["2027-07-02", "09:00", "2027-07-06", "2027-07-08", "2027-07-09", "2027-07-12"],
  ])(
    "released %s %s: %s, %s, %s, %s",
    (date, time, debit, creditsSent, creditsEffective, confirmedExpected) => {
      const release = releaseDay(at(date, time));
      const dates = { debit, creditsSent, creditsEffective, confirmedExpected };
      expect(batchDates(release)).toEqual({ release, ...dates });
    },
  );

  it("takes the cut-off of the business, and that instant is late", () => {
    expect(releaseDay(at("2026-11-23", "15:59:59"), "16:00")).toBe("2026-11-23");
    expect(releaseDay(at("2026-11-23", "16:00"), "16:00")).toBe("2026-11-24");
    expect(releaseDay(new Date("2026-11-23T22:29:59.999Z"))).toBe("2026-11-23");
    expect(releaseDay(new Date("2026-11-23T22:30:00.000Z"))).toBe("2026-11-24");
  });

  it("keeps the cut-off at 17:30 on both sides of a change of the clocks", () => {
    expect(releaseDay(new Date("2026-03-06T22:29:59Z"))).toBe("2026-03-06");
    expect(releaseDay(new Date("2026-03-06T22:30:00Z"))).toBe("2026-03-09");
    expect(releaseDay(new Date("2026-03-09T21:29:59Z"))).toBe("2026-03-09");
    expect(releaseDay(new Date("2026-03-09T21:30:00Z"))).toBe("2026-03-10");
    expect(releaseDay(new Date("2026-10-30T21:30:00Z"))).toBe("2026-11-02");
    expect(releaseDay(new Date("2026-11-02T22:29:59Z"))).toBe("2026-11-02");
  });

  it("refuses to plan from a closed day", () => {
    expect(() => batchDates(day("2026-11-26"))).toThrow("Thanksgiving Day");
    expect(() => datesOfDebit(day("2026-11-28"))).toThrow(RangeError);
  });

  it("has all five days open and in order, for each release of twelve years, and finds its way back", () => {
    for (const text of everyDay(2024, 2035)) {
      const release = releaseDay(at(text, "09:00"));
      const dates = batchDates(release);
      const inOrder = [
        dates.release,
        dates.debit,
        dates.creditsSent,
        dates.creditsEffective,
        dates.confirmedExpected,
      ];
      expect(inOrder.every(isBankingDay)).toBe(true);
      expect(inOrder).toEqual([...new Set(inOrder)].sort(compareDays));
      expect(releaseDayForArrival(dates.creditsEffective)).toBe(release);
    }
  });
});

describe("a debit that came back", () => {
  it.each([
    ["2026-11-25", "2026-12-03"],
    ["2026-12-04", "2026-12-11"],
  ])("on %s is tried again on %s", (arrived, debit) => expect(retryDebitDay(day(arrived))).toBe(debit));

  it("has its later days computed anew", () => {
    expect(datesOfDebit(day("2026-12-03"))).toEqual({
      debit: "2026-12-03",
      creditsSent: "2026-12-07",
      creditsEffective: "2026-12-08",
      confirmedExpected: "2026-12-09",
    });
  });
});

describe("backwards from the day the credits arrive", () => {
  it("goes to the last banking day before a closed one", () => {
    expect(releaseDayForArrival(day("2026-11-30"))).toBe("2026-11-23");
    expect(releaseDayForArrival(day("2026-11-29"))).toBe("2026-11-20");
    expect(releaseDayForArrival(day("2027-01-03"))).toBe("2026-12-24");
  });

  it.each([
    [2026, "2026-12-24"],
    [2027, "2027-12-27"],
  ])("the last release for %i is %s", (year, last) => {
    expect(lastReleaseDayForTaxYear(year)).toBe(last);
    expect(yearOf(batchDates(day(last)).creditsEffective)).toBe(year);
  });

  it("one day later the benefit is next year's, and the page says so only where the debit is this year's", () => {
    expect(yearEndNotice(batchDates(day("2026-12-24")))).toBeNull();
    const notice = { debitYear: 2026, benefitYear: 2027, lastReleaseDay: "2026-12-24" };
    expect(yearEndNotice(batchDates(day("2026-12-28")))).toEqual(notice);
    expect(yearEndNotice(batchDates(day("2026-12-30")))).toEqual(notice);
    expect(yearEndNotice(batchDates(day("2026-12-31")))).toBeNull();
  });
});

describe("the steps", () => {
  it("are instants of New York, over a change of the clocks", () => {
    expect(stepInstants(batchDates(day("2026-10-29")))).toEqual({
      fileCloses: new Date("2026-10-29T21:30:00Z"),
      debitSettles: new Date("2026-10-30T12:30:01Z"),
      creditsGoOut: new Date("2026-11-03T14:00:00Z"),
      creditsSettle: new Date("2026-11-04T13:30:01Z"),
      confirmed: new Date("2026-11-05T13:30:02Z"),
    });
    expect(stepInstants(batchDates(day("2026-11-23")), "16:00").fileCloses).toEqual(
      new Date("2026-11-23T21:00:00Z"),
    );
  });
});
