import { expect, test } from "vitest";
import { day } from "../days";
import { titleForMonth, titleFromFileName, titleOfRepeat } from "./title";

test.each([
  ["contributions-2026-11.csv", "Contributions November 2026"],
  ["contributions-payroll-export.csv", "Contributions payroll export"],
  ["C:\\payroll\\SLP_2026-13.CSV", "SLP 2026-13"],
  ["pay 2026-11-30.txt", "Pay 2026-11-30"],
  [".csv", "Contributions"],
  ["", "Contributions"],
])("a file named %j makes a draft named %j", (fileName, title) => {
  expect(titleFromFileName(fileName)).toBe(title);
});

test("a title is cut where the page would", () => {
  expect(titleFromFileName(`${"x".repeat(500)}.csv`)).toHaveLength(120);
});

test("a repeated batch moves on by its month, or says that it repeats", () => {
  expect(titleForMonth(day("2026-11-24"))).toBe("Contributions November 2026");
  expect(titleOfRepeat("Contributions October 2026", day("2026-11-24"))).toBe("Contributions November 2026");
  expect(titleOfRepeat("Bonus", day("2026-11-24"))).toBe("Bonus (again)");
});
