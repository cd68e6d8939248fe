import { describe, expect, it } from "vitest";
import { add, type Money, money, ZERO } from "./money";
import { limitForYear, limitNotEnteredWords, roomLeft, splitTax } from "./tax";

const limits = [2026, 2024, 2025].map((year) => ({ year, amount: money("5250.00"), source: `row ${year}` }));
const LIMIT = money("5250.00");

/** Twelve equal payments of one year, each with the room that the earlier ones left. */
function monthly(text: string, externalText = "0"): { taxFree: string; taxable: string }[] {
  const external = money(externalText);
  let used: Money = ZERO;
  return Array.from({ length: 12 }, () => {
    const room = roomLeft({ limit: LIMIT, external, used });
    const split = splitTax({ amount: money(text), room, qualifies: true });
    used = add(used, split.taxFree);
    return split;
  });
}

describe("the tax-free room", () => {
  it("is used up to the cent by 12 × 437.50", () => {
    expect(monthly("437.50")).toEqual(Array(12).fill({ taxFree: "437.50", taxable: "0.00" }));
  });

  it("ends in month 11 of 500.00", () => {
    const months = monthly("500.00");
    expect(months.slice(0, 10)).toEqual(Array(10).fill({ taxFree: "500.00", taxable: "0.00" }));
    expect(months[10]).toEqual({ taxFree: "250.00", taxable: "250.00" });
    expect(months[11]).toEqual({ taxFree: "0.00", taxable: "500.00" });
  });

  it("ends in month 11 of 400.00 after 1,000.00 of tuition", () => {
    const months = monthly("400.00", "1000.00");
    expect(months.slice(0, 10)).toEqual(Array(10).fill({ taxFree: "400.00", taxable: "0.00" }));
    expect(months[10]).toEqual({ taxFree: "250.00", taxable: "150.00" });
    expect(months[11]).toEqual({ taxFree: "0.00", taxable: "400.00" });
  });

  it("is never below zero", () => {
    expect(roomLeft({ limit: LIMIT, external: money("5250.01"), used: ZERO })).toBe("0.00");
    expect(roomLeft({ limit: LIMIT, external: money("5000.00"), used: money("249.99") })).toBe("0.01");
  });

  it("holds an amount equal to it, and a cent more is taxable", () => {
    const room = money("250.00");
    expect(splitTax({ amount: money("250.00"), room, qualifies: true })).toEqual({
      taxFree: "250.00",
      taxable: "0.00",
    });
    expect(splitTax({ amount: money("250.01"), room, qualifies: true })).toEqual({
      taxFree: "250.00",
      taxable: "0.01",
    });
    expect(splitTax({ amount: money("1.00"), room: money("-1"), qualifies: true }).taxable).toBe("1.00");
  });

  it("is none for a loan that does not qualify", () => {
    expect(splitTax({ amount: money("100.00"), room: LIMIT, qualifies: false })).toEqual({
      taxFree: "0.00",
      taxable: "100.00",
    });
  });
});

describe("the limit of a year", () => {
  it("is its row", () => {
    expect(limitForYear(limits, 2026)).toEqual({ amount: "5250.00", known: true, source: "row 2026" });
    expect(limitForYear(limits, 2024).source).toBe("row 2024");
  });

  it("is the last one known before it, and says so", () => {
    const limit = limitForYear(limits, 2028);
    expect(limit).toEqual({ amount: "5250.00", known: false, source: "row 2026" });
    expect(limitNotEnteredWords(2027, limit)).toBe("the 2027 limit is not entered; computed with $5,250.00");
  });

  it("is never taken from a later year", () => {
    const raised = [...limits, { year: 2027, amount: money("5400.00"), source: "entered" }];
    expect(limitForYear(raised, 2027)).toEqual({ amount: "5400.00", known: true, source: "entered" });
    expect(limitForYear(raised, 2026).amount).toBe("5250.00");
    expect(limitForYear(raised, 2023)).toEqual({
      amount: "5250.00",
      known: false,
      source: "26 USC 127(a)(2)",
    });
    expect(limitForYear([], 2026).known).toBe(false);
  });
});
