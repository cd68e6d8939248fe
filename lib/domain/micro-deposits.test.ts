import { describe, expect, it } from "vitest";
import { checkMicroDeposits, chooseMicroDeposits, MICRO_DEPOSIT_MAX_CENTS } from "./micro-deposits";
import { type Money, money, toCents } from "./money";

const pair = (a: string, b: string): [Money, Money] => [money(a), money(b)];

describe("micro-deposits", () => {
  it("are each pair of different amounts from 0.01 to 0.30 once, over all that chance can say", () => {
    const seen = new Set<string>();
    for (let first = 0; first < MICRO_DEPOSIT_MAX_CENTS; first += 1) {
      for (let second = 0; second < MICRO_DEPOSIT_MAX_CENTS - 1; second += 1) {
        const drawn = [first, second];
        const amounts = chooseMicroDeposits((endExclusive) => {
          const value = drawn.shift() ?? 0;
          expect(value).toBeLessThan(endExclusive);
          return value;
        });
        for (const amount of amounts) expect(toCents(amount) >= 1n && toCents(amount) <= 30n).toBe(true);
        expect(amounts[0]).not.toBe(amounts[1]);
        seen.add(amounts.join());
      }
    }
    expect(seen.size).toBe(30 * 29);
  });

  const sent = pair("0.07", "0.23");

  it("verify by both amounts in either order", () => {
    expect(checkMicroDeposits({ sent, answers: pair("0.07", "0.23"), triesUsed: 0 })).toEqual({
      outcome: "verified",
    });
    expect(checkMicroDeposits({ sent, answers: pair("0.23", "0.07"), triesUsed: 2 })).toEqual({
      outcome: "verified",
    });
  });

  it("are wrong twice and disable at the third", () => {
    const answers = pair("0.07", "0.07");
    expect(checkMicroDeposits({ sent, answers, triesUsed: 0 })).toEqual({ outcome: "wrong", triesLeft: 2 });
    expect(checkMicroDeposits({ sent, answers, triesUsed: 1 })).toEqual({ outcome: "wrong", triesLeft: 1 });
    expect(checkMicroDeposits({ sent, answers, triesUsed: 2 })).toEqual({ outcome: "disabled" });
  });

  it("stay disabled, even for the right answer", () => {
    expect(checkMicroDeposits({ sent, answers: sent, triesUsed: 3 })).toEqual({ outcome: "disabled" });
  });
});
