import { expect, test } from "vitest";
import { taxLimitInput } from "./tax";

const read = (change: object) =>
  taxLimitInput.safeParse({ year: "2027", amount: "5300.00", source: "IRS", ...change });

test.each([
  ["5300.00", "5300.00"],
  ["$5,300", "5300.00"],
  ["5300.5", "5300.50"],
])("%s is read as %s", (amount, money) => {
  expect(read({ amount }).data?.amount).toBe(money);
});

test.each(["0", "-5300", "5.300,00", "53,00", "1e4", "", "5300.005"])("%s is no limit", (amount) => {
  expect(read({ amount }).success).toBe(false);
});

test.each(["2026", "2101", "27", "next year"])("the year %s cannot be entered", (year) => {
  expect(read({ year }).success).toBe(false);
});
