import { describe, expect, it } from "vitest";
import type { Confirmation } from "../ach/confirmations";
import { day } from "../days";
import { money } from "../money";
import { judgeConfirmation, type PaidItemFacts } from "./judge-confirmation";

const row = (status: "posted" | "short", amount: string): Confirmation => ({
  row: 2,
  trace: "121042880000002",
  itemReference: null,
  status,
  amount: money(amount),
  postedOn: day("2026-12-01"),
});
const item = (more: Partial<PaidItemFacts> = {}): PaidItemFacts => ({
  status: "sent",
  amount: money("200.00"),
  postedAmount: money("0.00"),
  isSettled: true,
  settlesOn: day("2026-11-30"),
  ...more,
});
const judged = (one: Confirmation, of: PaidItemFacts | null) => {
  const { outcome, more } = judgeConfirmation(one, of);
  return [outcome, more];
};

describe("a servicer's row", () => {
  it.each([
    ["posted", "200.00", "0.00", "applied", "200.00"],
    ["posted", "199.99", "0.00", "refused", null],
    ["posted", "200.01", "0.00", "applied", "200.01"],
    ["posted", "200.00", "150.00", "applied", "50.00"],
    ["posted", "50.00", "150.00", "applied", "50.00"],
    ["short", "150.00", "0.00", "applied", "150.00"],
    ["short", "150.00", "150.00", "repeated", null],
    ["short", "199.99", "150.00", "applied", "49.99"],
    ["short", "200.00", "0.00", "refused", null],
  ] as const)("%s %s after %s: %s %s", (status, amount, before, outcome, more) => {
    expect(judged(row(status, amount), item({ postedAmount: money(before) }))).toEqual([outcome, more]);
  });

  it.each([
    ["posted", "repeated"],
    ["refunded", "repeated"],
    ["returned", "refused"],
    ["pending", "refused"],
  ] as const)("changes nothing of a payment that is %s: %s", (status, outcome) => {
    expect(judged(row("posted", "200.00"), item({ status }))).toEqual([outcome, null]);
  });

  it("comes too early before the credit has settled, and is nobody's without a payment", () => {
    expect(judged(row("posted", "200.00"), item({ isSettled: false }))).toEqual(["refused", null]);
    expect(judged(row("posted", "200.00"), null)).toEqual(["refused", null]);
  });

  it("is only noted where the servicer rejected it", () => {
    const rejected: Confirmation = { row: 2, trace: null, itemReference: "A", status: "rejected" };
    expect(judged(rejected, item())).toEqual(["noted", null]);
  });
});
