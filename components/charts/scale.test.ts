import { expect, test } from "vitest";
import { axisTop, cents, percentOf, shortDollars } from "./scale";

test("the axis ends at a round number no less than the largest bar", () => {
  expect(axisTop(cents("0.00"))).toBe(1n);
  expect(axisTop(cents("20000.00"))).toBe(20_000n);
  expect(axisTop(cents("20000.01"))).toBe(30_000n);
  expect(axisTop(cents("81000.00"))).toBe(100_000n);
});

test("heights are exact to a hundredth of a percent", () => {
  expect(percentOf(cents("17202.00"), 30_000n)).toBe("57.34%");
  expect(percentOf(cents("0.00"), 30_000n)).toBe("0.00%");
  expect(percentOf(cents("1.00"), 1n)).toBe("100.00%");
});

test("dollars are short on an axis", () => {
  expect([0n, 800n, 1500n, 40_000n, 2_000_000n].map(shortDollars)).toEqual([
    "$0",
    "$800",
    "$1.5K",
    "$40K",
    "$2M",
  ]);
});
