import { describe, expect, it } from "vitest";
import {
  addBankingDays,
  bankingDayOnOrAfter,
  bankingDayOnOrBefore,
  closedReason,
  isBankingDay,
  nextBankingDay,
  previousBankingDay,
} from "./banking-calendar";
import { day, weekday, yearOf } from "./days";
import { everyDay, isOpenByOracle } from "./testing/fed-oracle";

const days = everyDay(2024, 2035);

describe("the Federal Reserve calendar", () => {
  it("equals a slow oracle on every day from 2024 to 2035", () => {
    expect(days).toHaveLength(4383);
    expect(days.filter((text) => isBankingDay(day(text)) !== isOpenByOracle(text))).toEqual([]);
  });

  it.each([
    [2026, 10, 251],
    [2027, 9, 252],
    [2028, 9, 251],
    [2029, 11, 250],
    [2030, 11, 250],
  ])("closes %i on %i weekdays and is open on %i days", (year, closings, open) => {
    const ofYear = days.map(day).filter((at) => yearOf(at) === year);
    const weekdays = ofYear.filter((at) => weekday(at) > 0 && weekday(at) < 6);
    expect(ofYear.filter(isBankingDay)).toHaveLength(open);
    expect(weekdays.filter((at) => !isBankingDay(at))).toHaveLength(closings);
  });

  it.each([
    ["2026-11-26", "Thanksgiving Day"],
    ["2026-11-27", null],
    ["2026-11-28", "a Saturday"],
    ["2026-11-29", "a Sunday"],
    ["2026-07-03", null],
    ["2026-07-04", "a Saturday"],
    ["2027-06-18", null],
    ["2027-07-05", "Independence Day (observed)"],
    ["2027-07-02", null],
    ["2027-12-24", null],
    ["2027-12-31", null],
    ["2028-11-10", null],
    ["2029-11-12", "Veterans Day (observed)"],
    ["2026-06-19", "Juneteenth National Independence Day"],
    ["2023-01-02", "New Year's Day (observed)"],
  ])("says of %s: %s", (text, reason) => {
    expect(closedReason(day(text))).toBe(reason);
  });
});

describe("steps from banking day to banking day", () => {
  it("agree with a search of the oracle's days, both ways, on every day", () => {
    const open = days.filter(isOpenByOracle);
    const last = open.at(-1) ?? "";
    let following = 0;
    for (const text of days) {
      while ((open[following] ?? "9") < text) following += 1;
      if (text >= last || following < 1) continue;
      const isOpen = open[following] === text;
      const at = day(text);
      expect(nextBankingDay(at)).toBe(open[isOpen ? following + 1 : following]);
      expect(previousBankingDay(at)).toBe(open[following - 1]);
      expect(bankingDayOnOrAfter(at)).toBe(open[following]);
      expect(bankingDayOnOrBefore(at)).toBe(isOpen ? text : open[following - 1]);
    }
  });

  it("count over Thanksgiving and back", () => {
    expect(addBankingDays(day("2026-11-25"), 1)).toBe("2026-11-27");
    expect(addBankingDays(day("2026-11-25"), 5)).toBe("2026-12-03");
    expect(addBankingDays(day("2026-12-03"), -5)).toBe("2026-11-25");
    expect(addBankingDays(day("2026-11-26"), 0)).toBe("2026-11-26");
    expect(addBankingDays(day("2026-11-26"), 1)).toBe("2026-11-27");
  });
});
