import { describe, expect, it, test } from "vitest";
import { day, instantAt } from "../days";
import { accountNumberProblem } from "./account-number";
import { microDepositArrival, microDepositFileCloses } from "./micro-deposit-dates";

describe("account numbers", () => {
  test.each(["1234", "00000", "12345678901234567"])("%s can be one", (text) => {
    expect(accountNumberProblem(text)).toBeNull();
  });
  test.each([
    ["123", "this has 3"],
    ["123456789012345678", "this has 18"],
    ["", "this has 0"],
    ["1234-5678", "digits only"],
    ["12 34", "digits only"],
    ["１２３４", "digits only"],
  ])("%s cannot: %s", (text, words) => {
    expect(accountNumberProblem(text)).toContain(words);
  });
});

describe("micro-deposits arrive the banking day after their file", () => {
  it.each([
    ["2026-11-23", "09:00", "2026-11-24"],
    ["2026-11-23", "17:29:59", "2026-11-24"],
    ["2026-11-23", "17:30:00", "2026-11-25"],
    ["2026-11-25", "09:00", "2026-11-27"],
    ["2026-11-26", "09:00", "2026-11-30"],
    ["2026-11-28", "09:00", "2026-12-01"],
  ])("asked %s %s: %s", (on, time, arrives) => {
    expect(microDepositArrival(instantAt(day(on), time), "17:30")).toBe(arrives);
  });

  it("the file closes at the cut-off of the banking day before", () => {
    expect(microDepositFileCloses(day("2026-11-27"), "17:30")).toEqual(instantAt(day("2026-11-25"), "17:30"));
  });
});
