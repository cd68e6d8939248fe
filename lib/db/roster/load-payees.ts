import { collect } from "@/lib/domain/lists";
import { type Day, firstOfMonth, lastOfMonth, yearOf } from "@/lib/domain/days";
import { add, type Money, money, ZERO } from "@/lib/domain/money";
import type { EmployeeHistory } from "@/lib/domain/payments/check-in-order";
import { pairOf, type Payee, type PayeeLoan, type Payees } from "@/lib/domain/payments/roster";
import { Prisma } from "../generated/client";
import { plainList } from "../reading/lists";
import { readMany } from "../reading/read-many";
import type { Tx } from "../transaction";
import { asEmploymentStatus } from "./current-employees";
import { readPaidThisMonth } from "./load-history";
import { statusAndType } from "./loans/status-and-type";
import { countedItems, taxFreeKept } from "./tax-year";

/**
 * All that decides about payments to these employees in a batch with these dates, as of now: what loadRoster and loadHistory
 * find of them, without what only finds somebody in a file, and with one look at their items.
 */
export async function loadPayees(
  tx: Tx,
  businessId: string,
  employeeIds: readonly string[],
  dates: { debit: Day; creditsEffective: Day },
): Promise<{ payees: Payees; history: ReadonlyMap<string, EmployeeHistory> }> {
  const ids = plainList(employeeIds);
  const year = yearOf(dates.creditsEffective);
  const employees = await readEmployees(tx, businessId, ids, year);
  const loans = await readLoans(tx, businessId, ids);
  const items = await readItems(tx, businessId, ids, { year, month: dates.debit });
  const paid = await readPaidThisMonth(tx, businessId, plainList(items.inMonth), dates.debit);
  const byId = new Map<string, Payee>();
  const history = new Map<string, EmployeeHistory>();
  for (const { id, status, external } of employees) {
    byId.set(id, { id, status });
    const paidThisMonth = paid.get(id) ?? [];
    history.set(id, { external, usedTaxFree: items.used.get(id) ?? ZERO, paidThisMonth });
  }
  const loansOf = new Map<string, PayeeLoan[]>();
  for (const { employeeId, ...loan } of loans) {
    collect(loansOf, employeeId, { ...loan, onTheWay: items.toLoan.get(loan.id) ?? ZERO });
  }
  return { payees: { byId, loansOf, servicerOnTheWay: items.toServicer }, history };
}

async function readEmployees(
  tx: Tx,
  businessId: string,
  ids: string,
  year: number,
): Promise<(Payee & { external: Money })[]> {
  const rows = await readMany<{ id: string; status: string; external: string | null }>(
    tx,
    Prisma.sql`
    SELECT b.id, b.employment_status AS status, x.amount::text AS external
      FROM borrower b
      LEFT JOIN external_benefit x ON x.business_id = b.business_id AND x.borrower_id = b.id AND x.year = ${year}
     WHERE b.business_id = ${businessId}::uuid AND b.id = ANY (${ids}::uuid[])`,
  );
  return rows.map((row) => ({
    id: row.id,
    status: asEmploymentStatus(row.status),
    external: row.external === null ? ZERO : money(row.external),
  }));
}

type LoanRow = {
  id: string;
  borrower: string;
  servicer: string;
  loan_type: string;
  status_code: string;
  principal: string;
  interest: string;
};

async function readLoans(
  tx: Tx,
  businessId: string,
  ids: string,
): Promise<(Omit<PayeeLoan, "onTheWay"> & { employeeId: string })[]> {
  const rows = await readMany<LoanRow>(
    tx,
    Prisma.sql`
    SELECT id, borrower_id AS borrower, servicer_id AS servicer, loan_type, status_code,
           outstanding_principal::text AS principal, outstanding_interest::text AS interest
      FROM loan WHERE business_id = ${businessId}::uuid AND borrower_id = ANY (${ids}::uuid[])`,
  );
  return rows.map((row) => {
    const { status, type } = statusAndType(row);
    return {
      id: row.id,
      employeeId: row.borrower,
      servicerId: row.servicer,
      type,
      status: status.code,
      principal: money(row.principal),
      interest: money(row.interest),
    };
  });
}

type ItemsRow = {
  borrower: string;
  loan: string | null;
  servicer: string | null;
  way: string | null;
  used: string | null;
  in_month: boolean;
};

/**
 * What is on its way to each loan, and to servicers as a whole, what employees used of the year's room, and who has an item in
 * the month of a day. All their items are looked at once: with conditions on status and year the planner may walk through everybody's
 * items for each chunk of a large batch, and walk twice.
 */
async function readItems(
  tx: Tx,
  businessId: string,
  ids: string,
  { year, month }: { year: number; month: Day },
): Promise<{
  toLoan: Map<string, Money>;
  toServicer: Map<string, Money>;
  used: Map<string, Money>;
  inMonth: readonly string[];
}> {
  const rows = await readMany<ItemsRow>(
    tx,
    Prisma.sql`
    SELECT borrower_id AS borrower, loan_id AS loan, CASE WHEN loan_id IS NULL THEN servicer_id END AS servicer,
           (sum(amount - posted_amount) FILTER (WHERE status IN ('pending', 'sent')))::text AS way,
           (sum(${taxFreeKept}) FILTER (WHERE ${countedItems(businessId, year)}))::text AS used,
           bool_or(debit_day BETWEEN ${firstOfMonth(month)}::date AND ${lastOfMonth(month)}::date) AS in_month
      FROM batch_item
     WHERE business_id = ${businessId}::uuid AND borrower_id = ANY (${ids}::uuid[])
     GROUP BY 1, 2, 3`,
  );
  const found = {
    toLoan: new Map<string, Money>(),
    toServicer: new Map<string, Money>(),
    used: new Map<string, Money>(),
  };
  const put = (into: Map<string, Money>, key: string, amount: string | null): void => {
    if (amount !== null) into.set(key, add(into.get(key) ?? ZERO, money(amount)));
  };
  const inMonth = new Set<string>();
  for (const { borrower, loan, servicer, way, used, in_month } of rows) {
    if (in_month) inMonth.add(borrower);
    if (loan !== null) put(found.toLoan, loan, way);
    else if (servicer !== null) put(found.toServicer, pairOf(borrower, servicer), way);
    put(found.used, borrower, used);
  }
  return { ...found, inMonth: [...inMonth] };
}
