import { error, type RowProblem, warning } from "../../payments/problems";
import { fold, type Roster, type RosterEmployee } from "../../payments/roster";
import type { ContributionTexts } from "./row";
import { sameName } from "./names";

export type EmployeeFinding = { employee: RosterEmployee | null; problems: RowProblem[] };

type Named = Pick<ContributionTexts, "employeeId" | "email" | "name">;

/** What the row says otherwise than the roster about the employee that was found. */
function differences(named: Named, employee: RosterEmployee): RowProblem[] {
  const problems: RowProblem[] = [];
  const expected = `${employee.firstName} ${employee.lastName}`;
  if (named.name !== "" && !sameName(named.name, expected)) {
    problems.push(warning({ code: "name_differs", column: "name", found: named.name, expected }));
  }
  if (named.email !== "" && (employee.email === null || fold(named.email) !== fold(employee.email))) {
    problems.push(
      warning({ code: "email_differs", column: "email", found: named.email, expected: employee.email }),
    );
  }
  return problems;
}

function byEmail(named: Named, roster: Roster): EmployeeFinding | null {
  const fitting = roster.byEmail.get(fold(named.email)) ?? [];
  const [employee] = fitting;
  if (employee === undefined) return null;
  if (fitting.length > 1) {
    const problem = error({
      code: "employee_ambiguous",
      column: "email",
      found: named.email,
      matches: fitting.length,
    });
    return { employee: null, problems: [problem] };
  }
  const problems = differences(named, employee);
  if (named.employeeId === "") return { employee, problems };
  const { externalId } = employee;
  const other = warning({
    code: "employee_by_email",
    column: "employeeId",
    found: named.employeeId,
    expected: externalId,
  });
  return { employee, problems: [other, ...problems] };
}

/** Whom a row means (rules 5): by id exactly, else by id without case if one fits, else by e-mail. */
export function findEmployee(named: Named, roster: Roster): EmployeeFinding {
  if (named.employeeId === "" && named.email === "") {
    return { employee: null, problems: [error({ code: "employee_missing", column: "employeeId" })] };
  }
  const alike = roster.byFoldedId.get(fold(named.employeeId)) ?? [];
  const employee = roster.byExternalId.get(named.employeeId) ?? (alike.length === 1 ? alike[0] : undefined);
  if (employee !== undefined) return { employee, problems: differences(named, employee) };
  const found = named.email === "" ? null : byEmail(named, roster);
  if (found !== null) return found;
  if (alike.length > 1) {
    const problem = error({
      code: "employee_ambiguous",
      column: "employeeId",
      found: named.employeeId,
      matches: alike.length,
    });
    return { employee: null, problems: [problem] };
  }
  const who = named.employeeId === "" ? named.email : named.employeeId;
  return {
    employee: null,
    problems: [error({ code: "employee_unknown", column: "employeeId", found: who })],
  };
}
