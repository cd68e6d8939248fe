import {
  buildRoster,
  fold,
  type Roster,
  type RosterEmployee,
  type RosterLoan,
  type ServicerOnTheWay,
} from "@/lib/domain/payments/roster";
import { money } from "@/lib/domain/money";
import { Prisma } from "../generated/client";
import { plainList, textList } from "../reading/lists";
import { readMany } from "../reading/read-many";
import type { Tx } from "../transaction";
import { asEmploymentStatus } from "./current-employees";
import { statusAndType } from "./loans/status-and-type";

/** Which employees a set of rows speaks of: by id, or by what a file says of them. */
export type WhichEmployees =
  | { ids: readonly string[] }
  | { externalIds: readonly string[]; emails: readonly string[]; loanNumbers: readonly string[] };

/**
 * The employees that rows name with all their loans and what is on its way to each, in three statements whatever the number
 * of rows. Only what the rows can need is read, so that a file of 50,000 rows is checked chunk by chunk in little memory.
 */
export async function loadRoster(tx: Tx, businessId: string, which: WhichEmployees): Promise<Roster> {
  const employees = await readEmployees(tx, businessId, which);
  const ids = employees.map((employee) => employee.id);
  const loans = await readLoans(tx, businessId, ids);
  const servicerOnTheWay = await readServicerOnTheWay(tx, businessId, ids);
  const otherLoanNumbers =
    "ids" in which ? [] : await knownNumbers(tx, businessId, unseen(which.loanNumbers, loans));
  return buildRoster({ employees, loans, servicerOnTheWay, otherLoanNumbers });
}

const employeeColumns = Prisma.sql`
  b.id, b.external_id, b.first_name, b.last_name, b.email, b.employment_status, b.standing_type, b.standing_id`;

/**
 * By what a file says: each key is looked up in its own index. `OFFSET 0` keeps it so: the planner knows nothing of how often a
 * folded key occurs, takes it to be often, and would read every employee for each chunk of a file.
 */
function employeesNamed(businessId: string, which: WhichEmployees): Prisma.Sql {
  const ours = Prisma.sql`SELECT ${employeeColumns} FROM borrower b WHERE b.business_id = ${businessId}::uuid`;
  if ("ids" in which) return Prisma.sql`${ours} AND b.id = ANY (${plainList(which.ids)}::uuid[])`;
  const foundBy = (column: Prisma.Sql, keys: readonly string[]) => Prisma.sql`
    SELECT b.* FROM unnest(${textList(keys.map(fold))}::text[]) AS k (text)
     CROSS JOIN LATERAL (${ours} AND ${column} = k.text OFFSET 0) b`;
  return Prisma.sql`
    ${foundBy(Prisma.sql`lower(btrim(b.external_id))`, which.externalIds)}
    UNION ALL
    ${foundBy(Prisma.sql`lower(b.email)`, which.emails)}`;
}

type EmployeeRow = {
  id: string;
  external_id: string | null;
  first_name: string;
  last_name: string;
  email: string | null;
  employment_status: string;
  standing_type: "loan" | "servicer" | null;
  standing_id: string | null;
};

async function readEmployees(tx: Tx, businessId: string, which: WhichEmployees): Promise<RosterEmployee[]> {
  const rows = await readMany<EmployeeRow>(tx, employeesNamed(businessId, which));
  // Found by id and by e-mail: once.
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  return distinct.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    status: asEmploymentStatus(row.employment_status),
    standing: row.standing_type && row.standing_id ? { type: row.standing_type, id: row.standing_id } : null,
  }));
}

/** Numbers as text: JSON's own would be floats. */
type LoanRow = {
  id: string;
  borrower_id: string;
  servicer_id: string;
  servicer_name: string;
  account_number: string;
  loan_type: string;
  status_code: string;
  outstanding_principal: string;
  outstanding_interest: string;
  interest_rate: string;
  on_the_way: string;
};

async function readLoans(tx: Tx, businessId: string, employeeIds: readonly string[]): Promise<RosterLoan[]> {
  const ids = plainList(employeeIds);
  const rows = await readMany<LoanRow>(
    tx,
    Prisma.sql`
    SELECT l.id, l.borrower_id, l.servicer_id, s.name AS servicer_name, l.account_number, l.loan_type, l.status_code,
           l.outstanding_principal::text, l.outstanding_interest::text, l.interest_rate::text,
           coalesce(w.amount, 0.00)::text AS on_the_way
      FROM loan l
      JOIN servicer s ON s.id = l.servicer_id
      LEFT JOIN (SELECT loan_id, sum(amount - posted_amount) AS amount FROM batch_item
                  WHERE business_id = ${businessId}::uuid AND borrower_id = ANY (${ids}::uuid[])
                    AND status IN ('pending', 'sent') AND loan_id IS NOT NULL
                  GROUP BY loan_id) w ON w.loan_id = l.id
     WHERE l.business_id = ${businessId}::uuid AND l.borrower_id = ANY (${ids}::uuid[])`,
  );
  return rows.map((row) => {
    const { status, type } = statusAndType(row);
    return {
      id: row.id,
      employeeId: row.borrower_id,
      servicerId: row.servicer_id,
      servicerName: row.servicer_name,
      accountNumber: row.account_number,
      type,
      status: status.code,
      principal: money(row.outstanding_principal),
      interest: money(row.outstanding_interest),
      onTheWay: money(row.on_the_way),
      rate: row.interest_rate,
    };
  });
}

async function readServicerOnTheWay(
  tx: Tx,
  businessId: string,
  employeeIds: readonly string[],
): Promise<ServicerOnTheWay[]> {
  const rows = await readMany<{ borrower_id: string; servicer_id: string; amount: string }>(
    tx,
    Prisma.sql`
    SELECT borrower_id, servicer_id, sum(amount - posted_amount)::text AS amount FROM batch_item
     WHERE business_id = ${businessId}::uuid AND borrower_id = ANY (${plainList(employeeIds)}::uuid[])
       AND status IN ('pending', 'sent') AND loan_id IS NULL
     GROUP BY borrower_id, servicer_id`,
  );
  return rows.map((row) => ({
    employeeId: row.borrower_id,
    servicerId: row.servicer_id,
    amount: money(row.amount),
  }));
}

/** Numbers that none of these loans bears: only of them can it be asked whose they are. In most files there is none. */
function unseen(numbers: readonly string[], loans: readonly RosterLoan[]): string[] {
  const borne = new Set(loans.map((loan) => fold(loan.accountNumber)));
  return numbers.filter((number) => !borne.has(fold(number)));
}

/** Which of these account numbers exist in the business at all: "somebody else's loan" is told from "unknown". */
async function knownNumbers(tx: Tx, businessId: string, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.$queryRaw<{ account_number: string }[]>`
    SELECT DISTINCT account_number FROM loan
     WHERE business_id = ${businessId}::uuid AND lower(account_number) = ANY (${textList(numbers.map(fold))}::text[])`;
  return rows.map((row) => row.account_number);
}
