import { expect, test } from "vitest";
import { formatDay } from "./day";
import { formatMoney } from "./money";

test("dollars are grouped by thousands, as text", () => {
  expect(["0.00", "999.99", "1000.00", "31250.00", "-25.00", "999999999999.99"].map(formatMoney)).toEqual([
    "$0.00",
    "$999.99",
    "$1,000.00",
    "$31,250.00",
    "-$25.00",
    "$999,999,999,999.99",
  ]);
});

test("what is not an amount with two places is a fault of ours, not a shown number", () => {
  expect(() => formatMoney("1e3")).toThrow(RangeError);
  expect(() => formatMoney("1.5")).toThrow(RangeError);
});

test("a day is the same in every zone", () => {
  expect(formatDay("2026-11-27")).toBe("Fri, Nov 27");
  expect(formatDay("2025-11-27", true)).toBe("Nov 27, 2025");
});
