import { expect, test } from "vitest";
import { csvLine, escapeAmount } from "./csv-line";

test("a line is quoted where a comma, a quotation mark or a newline stands in a cell", () => {
  expect(csvLine(["a", "b,c", 'say "x"', "two\nlines", ""])).toBe('a,"b,c","say ""x""","two\nlines",\r\n');
});

test("an amount stays one, whatever else stands in its column is text", () => {
  expect(["-25.00", "(50.00)", "$1,250.00", "-2+3", "=1+1"].map(escapeAmount)).toEqual([
    "-25.00",
    "(50.00)",
    "$1,250.00",
    "'-2+3",
    "'=1+1",
  ]);
});
