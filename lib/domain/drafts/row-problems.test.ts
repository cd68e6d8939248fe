import { expect, test } from "vitest";
import { error, type RowProblem, warning } from "../payments/problems";
import { problemsAfterEdit, readingProblems, stillKept } from "./row-problems";

const unknown = error({ code: "loan_unknown", column: "loanNumber", found: "77" });
const name = warning({ code: "name_differs", column: "name", found: "A B", expected: "A C" });
const twin = warning({ code: "twin_in_draft", column: "employeeId", rows: [4] });
const leave = warning({ code: "employee_on_leave", column: "employeeId" });
const all: RowProblem[] = [unknown, name, twin, leave];

test("what was read stays, what was checked is asked anew", () => {
  expect(readingProblems(all)).toEqual([unknown, name]);
});

test("a fact set by hand ends what was told of its cell, and of no other", () => {
  expect(problemsAfterEdit([unknown, name], "allocation")).toEqual([name]);
  expect(problemsAfterEdit([unknown, name], "amount")).toEqual([unknown, name]);
  expect(problemsAfterEdit([unknown, name], "employee")).toEqual([]);
});

test("each kind of warning is kept for itself, as long as the row has it", () => {
  const kept = ["twin_in_draft", "name_differs"] as const;
  expect(stillKept(kept, [twin, name])).toEqual(kept);
  expect(stillKept(kept, [leave, name])).toEqual(["name_differs"]);
  expect(stillKept(["twin_in_draft"], [twin, leave, unknown])).toEqual(["twin_in_draft"]);
  expect(stillKept([], [twin])).toEqual([]);
});
