import { describe, expect, it } from "vitest";
import { day, instantAt } from "../days";
import { everyDay, isOpenByOracle } from "../testing/fed-oracle";
import {
  type DateProblem,
  dateProblemWords,
  debitFileCloses,
  earliestDebitDay,
  isFileClosed,
  latestDebitDay,
  problemWithDate,
} from "./dates";

const CUT_OFF = "17:30";
const at = (today: string, time = "09:00") => ({
  now: instantAt(day(today), time),
  today: day(today),
  cutOff: CUT_OFF,
});
const problem = (found: string, today: string, time?: string): DateProblem | null =>
  problemWithDate(day(found), at(today, time));

describe("the day of a Payment that is set up on Saturday, November 21, 2026", () => {
  it.each(["2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30", "2027-11-19"])("may be %s", (found) =>
    expect(problem(found, "2026-11-21")).toBeNull(),
  );

  it("may not be Thanksgiving: the days on either side are offered", () => {
    const refused = problem("2026-11-26", "2026-11-21");
    expect(refused).toEqual({
      code: "closed",
      found: "2026-11-26",
      reason: "Thanksgiving Day",
      nearest: ["2026-11-25", "2026-11-27"],
    });
    expect(refused && dateProblemWords(refused)).toBe(
      "Thursday, November 26, 2026 is Thanksgiving Day: banks are closed. The nearest days are Wed, Nov 25 and Fri, Nov 27.",
    );
  });

  it.each([
    ["2026-11-28", "a Saturday", ["2026-11-27", "2026-11-30"]],
    ["2026-11-29", "a Sunday", ["2026-11-27", "2026-11-30"]],
    // Monday's file is that of the Friday before, which has closed.
    ["2026-11-21", "a Saturday", ["2026-11-24"]],
    ["2026-11-22", "a Sunday", ["2026-11-24"]],
    // The Monday after is more than a year ahead.
    ["2027-11-20", "a Saturday", ["2027-11-19"]],
  ])("may not be %s, %s; offered is what can be had of the days around it", (found, reason, nearest) =>
    expect(problem(found, "2026-11-21")).toEqual({ code: "closed", found, reason, nearest }),
  );

  it("says one nearest day as one", () => {
    const refused = problem("2026-11-22", "2026-11-21");
    expect(refused && dateProblemWords(refused)).toMatch(/closed\. The nearest day is Tue, Nov 24\.$/);
  });

  it.each([
    ["2026-11-23", "file_closed", "The file for Monday, November 23, 2026 has closed."],
    ["2026-11-20", "past", "Friday, November 20, 2026 is in the past."],
    ["2027-11-22", "too_far", "up to Sunday, November 21, 2027."],
  ])("may not be %s: %s", (found, code, words) => {
    const refused = problem(found, "2026-11-21");
    expect(refused).toMatchObject({ code, found });
    expect(refused && dateProblemWords(refused)).toContain(words);
  });

  it("says of a closed day in the past that it is past, and of one too far ahead that it is too far", () => {
    expect(problem("2026-11-15", "2026-11-21")?.code).toBe("past");
    expect(problem("2027-11-27", "2026-11-21")?.code).toBe("too_far");
  });
});

describe("a file", () => {
  it.each([
    ["17:29:59", "2026-11-24", false],
    ["17:30:00", "2026-11-25", true],
    ["17:30:01", "2026-11-25", true],
    ["23:59:59", "2026-11-25", true],
    ["00:00:00", "2026-11-24", false],
  ])("of Tuesday at %s on Monday: the first open day is %s", (time, earliest, closed) => {
    const { now } = at("2026-11-23", time);
    expect(earliestDebitDay(now, CUT_OFF)).toBe(earliest);
    expect(isFileClosed(day("2026-11-24"), { now, cutOff: CUT_OFF })).toBe(closed);
    expect(problem("2026-11-24", "2026-11-23", time)?.code ?? null).toBe(closed ? "file_closed" : null);
  });

  it("that closes the day before a holiday or weekend closes on the banking day before it", () => {
    expect(debitFileCloses(day("2026-11-27"), CUT_OFF)).toEqual(instantAt(day("2026-11-25"), CUT_OFF));
    expect(debitFileCloses(day("2026-11-30"), CUT_OFF)).toEqual(instantAt(day("2026-11-27"), CUT_OFF));
    expect(problem("2026-11-27", "2026-11-25", "17:29:59")).toBeNull();
    expect(problem("2026-11-27", "2026-11-25", "17:30:00")).toMatchObject({
      code: "file_closed",
      earliest: "2026-11-30",
    });
    expect(problem("2026-11-27", "2026-11-26", "08:00")?.code).toBe("file_closed");
  });

  it("closes at the New York hour in winter and summer", () => {
    expect(debitFileCloses(day("2026-03-09"), CUT_OFF).toISOString()).toBe("2026-03-06T22:30:00.000Z");
    expect(debitFileCloses(day("2026-03-10"), CUT_OFF).toISOString()).toBe("2026-03-09T21:30:00.000Z");
    expect(debitFileCloses(day("2026-11-02"), CUT_OFF).toISOString()).toBe("2026-10-30T21:30:00.000Z");
    expect(debitFileCloses(day("2026-11-03"), CUT_OFF).toISOString()).toBe("2026-11-02T22:30:00.000Z");
  });
});

describe("a year ahead", () => {
  it.each([
    ["2026-11-23", "2027-11-23"],
    ["2027-02-28", "2028-02-28"],
    ["2028-02-29", "2029-02-28"],
    ["2026-12-31", "2027-12-31"],
  ])("of %s is %s", (today, latest) => expect(latestDebitDay(day(today))).toBe(latest));

  it("is the last day there is, itself included", () => {
    expect(problem("2027-11-23", "2026-11-23")).toBeNull();
    expect(problem("2027-11-24", "2026-11-23")).toMatchObject({ code: "too_far", latest: "2027-11-23" });
  });
});

it("accepts, of every day that follows, just the open days from the second on, and offers only such days", () => {
  const all = everyDay(2026, 2027).filter((one) => one > "2026-11-01");
  for (const today of all.filter((one) => one > "2026-11-17" && one < "2026-12-31")) {
    const now = at(today);
    // Before the cut-off: the first file still open is today's on an open day, else the next one's.
    const open = all.filter((one) => one >= today && isOpenByOracle(one));
    const latest = `${Number.parseInt(today.slice(0, 4), 10) + 1}${today.slice(4)}`;
    const accepted = all.filter((one) => problemWithDate(day(one), now) === null);
    expect(accepted).toEqual(open.slice(1).filter((one) => one <= latest));
    for (const one of all.slice(all.indexOf(today), all.indexOf(today) + 45)) {
      const refused = problemWithDate(day(one), now);
      if (refused?.code !== "closed") continue;
      expect(refused.nearest.length).toBeGreaterThan(0);
      for (const near of refused.nearest) expect(problemWithDate(near, now)).toBeNull();
    }
  }
});
