import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountProblemWords, readAmount } from "./file-amount";
import { isAbove, ITEM_AMOUNT_MAX, ZERO } from "../money";

const problemOf = (raw: string) => {
  const reading = readAmount(raw);
  if (reading.ok) throw new Error(`${raw} was read as ${reading.amount}`);
  return reading.problem;
};

describe("a money cell", () => {
  it.each([
    ["150", "150.00"],
    ["150.5", "150.50"],
    [" 437.50 ", "437.50"],
    ["\u00a0437.50\t", "437.50"],
    ["$437.50", "437.50"],
    ["1,234.56", "1234.56"],
    ["$12,345,678", "12345678.00"],
    ["0.01", "0.01"],
    ["99999999.99", "99999999.99"],
    ["000150.00", "150.00"],
  ])("%j is %s", (raw, amount) => expect(readAmount(raw)).toEqual({ ok: true, amount }));

  it.each([
    ["", "empty", []],
    [" \t ", "empty", []],
    ["0", "zero", []],
    ["$0.00", "zero", []],
    ["-25.00", "negative", []],
    ["\u2212110.7", "negative", []],
    ["25.00-", "negative", []],
    ["$-25", "negative", []],
    ["-$1,025", "negative", []],
    ["(50.00)", "accounting_negative", []],
    ["($1,050.00)", "accounting_negative", []],
    ["1,00", "decimal_comma", ["100.00", "1.00"]],
    ["150,5", "decimal_comma", ["1505.00", "150.50"]],
    ["1.234,56", "decimal_comma", ["1234.56"]],
    ["1.000", "too_many_decimals", ["1000.00", "1.00"]],
    ["1.005", "too_many_decimals", ["1.00", "1.01"]],
    ["0.999", "too_many_decimals", ["0.99", "1.00"]],
    ["0.001", "too_many_decimals", ["0.01"]],
    ["12.3400", "too_many_decimals", ["12.34"]],
    ["1,234.567", "too_many_decimals", ["1234.56", "1234.57"]],
    ["1e3", "exponent", ["1000.00"]],
    ["5.27E+03", "exponent", ["5270.00"]],
    ["5.27E+09", "exponent", []],
    ["1e-3", "exponent", []],
    ["50 USD", "currency_text", ["50.00"]],
    ["USD 1,050.00", "currency_text", ["1050.00"]],
    ["€50", "currency_text", ["50.00"]],
    ["1,23,456.00", "misplaced_separator", ["123456.00"]],
    ["1,0000", "misplaced_separator", ["10000.00"]],
    ["1 000.00", "misplaced_separator", ["1000.00"]],
    [".50", "misplaced_separator", ["0.50"]],
    ["150.", "misplaced_separator", ["150.00"]],
    ["1.234.567", "misplaced_separator", []],
    ["100000000.00", "too_large", []],
    ["9999999999999.99", "too_large", []],
    ["1,000,000,000,000.00", "too_large", []],
    ["NaN", "not_a_number", []],
    ["n/a", "not_a_number", []],
    ["=1+1", "not_a_number", []],
    ["#REF!", "not_a_number", []],
    ["$", "not_a_number", []],
    ["+50", "not_a_number", []],
    ["１５０", "not_a_number", []],
  ])("%j is refused: %s, perhaps %j", (raw, code, candidates) => {
    expect(problemOf(raw)).toEqual({ code, found: raw.trim(), candidates });
  });

  it("is quick and short about a cell of ten megabytes", () => {
    expect(problemOf("9".repeat(10_000_000))).toEqual({
      code: "too_large",
      found: `${"9".repeat(40)}…`,
      candidates: [],
    });
    expect(problemOf("x".repeat(10_000_000)).code).toBe("not_a_number");
  });

  it("is either an amount that is above zero and fits the bank's field, or a problem in words: 100,000 cells", () => {
    const cell = fc.oneof(fc.stringMatching(/^[$( -]?[\d.,]{0,12}[) -]?$/), fc.string({ maxLength: 80 }));
    fc.assert(
      fc.property(cell, (raw) => {
        const reading = readAmount(raw);
        if (reading.ok) return isAbove(reading.amount, ZERO) && !isAbove(reading.amount, ITEM_AMOUNT_MAX);
        return amountProblemWords(reading.problem).startsWith("expected ");
      }),
      { numRuns: 100_000 },
    );
  });
});

describe("the words", () => {
  it.each([
    ["1,00", "expected dollars and cents such as 150.00, found 1,00. Did you mean 100.00 or 1.00?"],
    ["1.005", "expected at most two decimal places, found 1.005. Did you mean 1.00 or 1.01?"],
    [
      "(50.00)",
      "expected an amount above zero, found (50.00); parentheses mean a negative amount. Money that is to come back is not part of a contribution file.",
    ],
    ["100000000", "expected at most $99,999,999.99, found 100000000."],
    [
      "",
      "expected dollars and cents such as 150.00, found an empty cell. Enter the amount or leave the row out.",
    ],
  ])("of %j", (raw, words) => expect(amountProblemWords(problemOf(raw))).toBe(words));
});
