import { describe, expect, it } from "vitest";
import { day } from "../days";
import type { CurrentEmployee } from "../files/imports/roster";
import { money } from "../money";
import { countsOf, nameWithId, rosterPlan, withRecord, writesOf } from "./import-plan";
import { isNearLimit, nearLimitFrom } from "./room";
import { valueWords } from "./words";

const ana: CurrentEmployee = {
  id: "1",
  externalId: "E1",
  firstName: "Ana",
  lastName: "Ortiz",
  email: "ana@x.example",
  hireDate: day("2020-01-05"),
  employmentStatus: "active",
  state: "CA",
  department: null,
  external127Ytd: null,
};

const diff = {
  added: [{ row: 2, record: { externalId: "E9", firstName: "Bo", lastName: "Berg", email: "bo@x.example" } }],
  changed: [],
  removed: [ana],
  unchanged: 3,
  wrong: [
    { code: "blank", row: 4, column: "firstName", found: "" },
    { code: "bad_day", row: 4, column: "hireDate", found: "x" },
  ],
} as const;

describe("a plan", () => {
  it("counts rows that are wrong once, however many cells are", () => {
    const counts = countsOf(rosterPlan(diff, [ana], false));
    expect(counts).toEqual({ added: 1, changed: 0, removed: 1, unchanged: 3, wrongRows: 1, problems: 2 });
    expect(writesOf(counts)).toBe(2);
  });

  it("removes nobody where the file holds changes only", () => {
    expect(rosterPlan(diff, [ana], true).removed).toEqual([]);
    expect(rosterPlan(diff, [ana], false).removed[0]?.changes).toEqual([
      ["employmentStatus", "active", "terminated"],
    ]);
  });

  it("keeps what the file does not say and takes what it says is empty", () => {
    const record = { externalId: "E1", firstName: "Anna", lastName: "Ortiz", email: null, state: undefined };
    expect(withRecord(ana, record)).toEqual({ ...ana, firstName: "Anna", email: null });
  });

  it("names an employee with their id, if they have one", () => {
    expect([nameWithId(ana), nameWithId({ ...ana, externalId: null })]).toEqual([
      "Ana Ortiz, E1",
      "Ana Ortiz",
    ]);
  });
});

it("is near the limit from four fifths on", () => {
  const limit = money("5250.00");
  expect(nearLimitFrom(limit)).toBe("4200.00");
  expect(["4199.99", "4200.00", "6000.00"].map((had) => isNearLimit(money(had), limit))).toEqual([
    false,
    true,
    true,
  ]);
});

it("says values as people read them", () => {
  expect([
    valueWords("principal", "1234.50"),
    valueWords("status", "RP"),
    valueWords("rate", "5.50"),
    valueWords("employmentStatus", "leave"),
    valueWords("department", "RP"),
  ]).toEqual(["$1,234.50", "In Repayment (RP)", "5.50 %", "On leave", "RP"]);
});
