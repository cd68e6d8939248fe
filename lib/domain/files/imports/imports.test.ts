import { describe, expect, it } from "vitest";
import { day } from "../../days";
import { money } from "../../money";
import { suggestMapping } from "../mapping";
import { type CurrentLoan, diffLoans, type LoanParties } from "./loans";
import { describeImportProblem } from "./problems";
import { type CurrentEmployee, diffRoster } from "./roster";

const fileRows = (lines: readonly string[]) =>
  lines.map((line, at) => ({ row: at + 2, cells: line.split(",") }));

const current = (externalId: string, over: Partial<CurrentEmployee> = {}): CurrentEmployee => ({
  id: externalId.toLowerCase(),
  externalId,
  firstName: "Ana",
  lastName: "Kim",
  email: `${externalId.toLowerCase()}@acme.example`,
  hireDate: day("2020-01-31"),
  employmentStatus: "active",
  state: "CA",
  department: "Sales",
  external127Ytd: null,
  ...over,
});
const COLUMNS =
  "external_id,first_name,last_name,work_email,hire_date,employment_status,state,department,external_127_ytd";
const roster = (employees: CurrentEmployee[], ...lines: string[]) =>
  diffRoster(employees, fileRows(lines), suggestMapping("roster", COLUMNS.split(",")).mapping);

describe("roster", () => {
  it("tells added, changed field by field, removed and unchanged", () => {
    const people = [
      current("E1"),
      current("E2"),
      current("E3"),
      current("E4", { employmentStatus: "terminated" }),
    ];
    const diff = roster(
      people,
      "E1,Ana,Kim,e1@acme.example,2020-01-31,active,CA,Sales,",
      "E2,Ana,Lee,e2@acme.example,01/31/2020,LOA,tx,,1200",
      "E9,Zoë,Novák,e9@acme.example,2026-11-02,active,NY,Sales,0.00",
    );
    expect(diff.unchanged).toBe(1);
    expect(diff.changed).toMatchObject([{ row: 3, id: "e2" }]);
    expect(diff.changed[0]?.changes).toEqual([
      { field: "lastName", before: "Kim", after: "Lee" },
      { field: "employmentStatus", before: "active", after: "leave" },
      { field: "state", before: "CA", after: "TX" },
      { field: "department", before: "Sales", after: null },
      { field: "external127Ytd", before: null, after: "1200.00" },
    ]);
    expect(diff.added).toMatchObject([{ row: 4, record: { externalId: "E9", external127Ytd: "0.00" } }]);
    expect(diff.removed.map(({ externalId }) => externalId)).toEqual(["E3"]);
    expect(diff.wrong).toEqual([]);
  });

  it("a column that the file lacks changes nothing", () => {
    const mapping = suggestMapping("roster", ["external_id", "first_name", "last_name"]).mapping;
    expect(diffRoster([current("E1")], fileRows(["E1,Ana,Kim"]), mapping)).toMatchObject({
      unchanged: 1,
      changed: [],
    });
  });

  it("shows a change of an id's case instead of making a second person", () => {
    const { changed, added } = roster(
      [current("E1")],
      "e1,Ana,Kim,e1@acme.example,2020-01-31,active,CA,Sales,",
    );
    expect(added).toEqual([]);
    expect(changed[0]?.changes).toEqual([{ field: "externalId", before: "E1", after: "e1" }]);
  });

  it("a wrong row is told whole, changes nothing and removes nobody", () => {
    const diff = roster([current("E1")], "E1,,Kim,not an e-mail,2026-02-30,asleep,California,Sales,-5");
    expect(diff).toMatchObject({ added: [], changed: [], removed: [], unchanged: 0 });
    expect(diff.wrong.map((one) => describeImportProblem(one))).toEqual([
      "Row 2, Employment status: expected active, leave, terminated, found asleep.",
      "Row 2, First name: expected a value, found an empty cell.",
      "Row 2, E-mail: expected an e-mail address, found not an e-mail.",
      "Row 2, Hire date: expected a day such as 2026-11-23 or 11/23/2026, found 2026-02-30.",
      "Row 2, State: expected two letters such as CA, found California.",
      "Row 2, Educational assistance elsewhere this year: expected dollars and cents such as 150.00, found -5.",
    ]);
  });

  it("the same id or e-mail twice is told with its first row", () => {
    const diff = roster(
      [],
      "E1,A,B,x@acme.example,,,,,",
      "e1,C,D,y@acme.example,,,,,",
      "E3,E,F,X@acme.example,,,,,",
    );
    expect(diff.added).toHaveLength(1);
    expect(diff.wrong).toMatchObject([
      { code: "twice", row: 3, column: "employeeId", firstRow: 2 },
      { code: "twice", row: 4, column: "email", firstRow: 2 },
    ]);
  });

  it("names the file's own column, takes an export's apostrophe off, and bounds what it stores", () => {
    const diff = roster([], "'=E1,A,B,,,,,,", `E2,${"n".repeat(201)},B,,,,,,`);
    expect(diff.added[0]?.record.externalId).toBe("=E1");
    const [long] = diff.wrong;
    expect(long && describeImportProblem(long, "first_name")).toBe(
      "Row 3, first_name: expected at most 200 characters, found 201.",
    );
  });
});

const parties: LoanParties = {
  employees: [
    { id: "e1", externalId: "E1" },
    { id: "e2", externalId: null },
  ],
  servicers: [{ id: "nelnet", name: "Nelnet", aliases: ["Nelnet, Inc.", "GreatNet"] }],
};
const LOAN_COLUMNS =
  "external_id,servicer,loan_account_number,loan_type,status,outstanding_principal,outstanding_interest,interest_rate,origination_date,monthly_payment";
const loans = (known: CurrentLoan[], ...lines: string[]) =>
  diffLoans(known, fileRows(lines), suggestMapping("loans", LOAN_COLUMNS.split(",")).mapping, parties);
const known: CurrentLoan = {
  id: "l1",
  employeeId: "e1",
  servicerId: "nelnet",
  accountNumber: "0047",
  type: "Direct Unsubsidized",
  originationDate: day("2018-09-01"),
  status: "RP",
  principal: money("1000.00"),
  interest: money("10.00"),
  rate: "4.53",
  monthlyPayment: money("50.00"),
};

describe("loans", () => {
  it("a loan is known by employee, servicer (alias too), number, type and origination date", () => {
    const diff = loans(
      [known],
      "e1,greatnet,0047,direct unsubsidized,In Repayment,$900.00,10.00,4.530%,9/1/2018,50.00",
      "E1,Nelnet,0047,Direct Subsidized,RP,1000.00,0.00,4.53,2018-09-01,",
    );
    expect(diff).toMatchObject({
      removed: [],
      wrong: [],
      unchanged: 0,
      added: [{ row: 3, record: { type: "Direct Subsidized" } }],
    });
    expect(diff.changed).toMatchObject([
      { id: "l1", changes: [{ field: "principal", before: "1000.00", after: "900.00" }] },
    ]);
  });

  it("unchanged and removed", () => {
    expect(
      loans([known], "E1,Nelnet,0047,Direct Unsubsidized,RP,1000.00,10.00,4.53,2018-09-01,50.00"),
    ).toMatchObject({ unchanged: 1 });
    expect(loans([known]).removed).toEqual([known]);
  });

  it("a wrong row is told whole, and its loan is not gone", () => {
    const diff = loans([known], "E1,Acme Bank,0047,Car loan,??,1.000,,x%,,1e3");
    expect(diff.removed).toEqual([]);
    expect(diff.wrong.map(({ column, code }) => `${column} ${code}`)).toEqual([
      "servicer unknown_servicer",
      "loanType unknown_word",
      "status unknown_word",
      "principal bad_amount",
      "interest blank",
      "rate bad_rate",
      "originationDate blank",
      "monthlyPayment bad_amount",
    ]);
  });

  it("an employee who is not on the roster, and a loan twice", () => {
    const line = "E1,Nelnet,1,Private Education,RP,1.00,0.00,5,2020-01-01,";
    const diff = loans([], line, line, line.replace("E1", "E7"));
    expect(diff.wrong).toMatchObject([
      { code: "twice", row: 3, firstRow: 2 },
      { code: "unknown_employee", row: 4, found: "E7" },
    ]);
    expect(diff.added[0]?.record.rate).toBe("5.00");
  });
});
