import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  formatMoney,
  fromCents,
  isAbove,
  isPositive,
  isZero,
  max,
  min,
  type Money,
  money,
  parseMoney,
  percentOf,
  subtract,
  sum,
  toCents,
  ZERO,
} from "./money";

const VALUES = 100_000;
const CENTS_MAX = 99_999_999_999_999n;
const cents = fc.bigInt({ min: -CENTS_MAX, max: CENTS_MAX });
const holds = (property: fc.IProperty<[bigint, bigint]>) => fc.assert(property, { numRuns: VALUES });

/** Written by hand from the digits, apart from the code under test. */
function byHand(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe("money", () => {
  it("is what whole cents are, for 100,000 pairs", () => {
    holds(
      fc.property(cents, cents, (a, b) => {
        const [x, y] = [fromCents(a), fromCents(b)];
        if (x !== byHand(a) || toCents(x) !== a || money(x) !== x) return false;
        if (add(x, y) !== byHand(a + b) || subtract(x, y) !== byHand(a - b)) return false;
        if (sum([x, y, x]) !== byHand(a + b + a)) return false;
        const order = a < b ? -1 : a > b ? 1 : 0;
        if (compare(x, y) !== order || isAbove(x, y) !== a > b) return false;
        if (isZero(x) !== (a === 0n) || isPositive(x) !== a > 0n) return false;
        return min(x, y) === byHand(a < b ? a : b) && max(x, y) === byHand(a < b ? b : a);
      }),
    );
  });

  it("is accepted from the API exactly as far as the grammar goes, for 100,000 texts", () => {
    const text = fc.stringMatching(/^[-+]?\d{0,14}[.,]?\d{0,4}$/);
    fc.assert(
      fc.property(text, (raw) => {
        const [whole = "", places] = raw.split(".");
        const isDigits = (part: string, from: number, to: number) =>
          part.length >= from && part.length <= to && [...part].every((char) => "0123456789".includes(char));
        const fits = isDigits(whole, 1, 12) && (places === undefined || isDigits(places, 1, 2));
        const read = parseMoney(raw);
        if (!fits) return read === null;
        return read === byHand(BigInt(whole) * 100n + BigInt((places ?? "").padEnd(2, "0")));
      }),
      { numRuns: VALUES },
    );
  });

  it.each([
    1,
    1.5,
    null,
    undefined,
    "",
    " 1",
    "1 ",
    "1.",
    ".5",
    "+1",
    "-1",
    "1e3",
    "NaN",
    "1,00",
    "0x10",
    "1\n",
    "١",
    {},
  ])("refuses %j from the API", (raw) => expect(parseMoney(raw)).toBeNull());

  it("takes twelve digits and not thirteen", () => {
    expect(parseMoney("999999999999.99")).toBe("999999999999.99");
    expect(parseMoney("9999999999999.99")).toBeNull();
    expect(parseMoney("007.5")).toBe("7.50");
    expect(parseMoney("0")).toBe(ZERO);
  });

  it("reads what the database gives and refuses fractions of a cent", () => {
    expect(money("437.5")).toBe("437.50");
    expect(money("5.0000")).toBe("5.00");
    expect(money("-0.00")).toBe("0.00");
    expect(money(new Decimal("1.1"))).toBe("1.10");
    expect(() => money(new Decimal("1.005"))).toThrow(RangeError);
    for (const bad of ["1.005", "", "NaN", "1e3", "abc"]) expect(() => money(bad)).toThrow(RangeError);
  });

  it("sums nothing to zero, and 50,000 of the largest batches exactly", () => {
    expect(sum([])).toBe(ZERO);
    const largest = money("999999999999.99");
    expect(sum(Array.from({ length: 50_000 }, () => largest))).toBe("49999999999999500.00");
  });

  it("rounds half a cent up", () => {
    expect(percentOf(money("10.05"), "50")).toBe("5.03");
    expect(percentOf(money("10.03"), "50")).toBe("5.02");
    expect(percentOf(money("5250.00"), "7.65")).toBe("401.63");
    expect(percentOf(money("0.01"), "49.99")).toBe("0.00");
    expect(percentOf(money("-10.05"), "50")).toBe("-5.03");
    expect(percentOf(money("-0.01"), "10")).toBe(ZERO);
  });

  it.each([
    ["31250.00", "$31,250.00"],
    ["-25.00", "-$25.00"],
    ["0.00", "$0.00"],
    ["999.99", "$999.99"],
    ["1000.00", "$1,000.00"],
    ["-1234567.50", "-$1,234,567.50"],
    ["100000000000.00", "$100,000,000,000.00"],
  ])("shows %s as %s", (amount, shown) => expect(formatMoney(money(amount))).toBe(shown));

  it("does not depend on what other code sets on the library", () => {
    const before = Decimal.precision;
    Decimal.set({ precision: 3 });
    const a: Money = money("123456.78");
    expect(add(a, a)).toBe("246913.56");
    Decimal.set({ precision: before });
  });
});
