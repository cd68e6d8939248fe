import { collect } from "@/lib/domain/lists";
import { type Day, firstOfMonth, lastOfMonth, yearOf } from "@/lib/domain/days";
import { money, ZERO } from "@/lib/domain/money";
import type { EmployeeHistory } from "@/lib/domain/payments/check-in-order";
import type { PriorPayment } from "@/lib/domain/payments/problems";
import { type LimitInForce, limitForYear, type Section127Limit, STATUTORY_LIMITS } from "@/lib/domain/tax";
import { Prisma } from "../generated/client";
import { plainList } from "../reading/lists";
import { readMany } from "../reading/read-many";
import { moneyOf } from "../rows";
import type { Tx } from "../transaction";
import { countedItems, taxFreeKept } from "./tax-year";

/**
 * What employees have had that bears on a batch with these dates: payments whose debit falls in the same month, and what was
 * used of the tax year in which the credits arrive (rules 6: the year of D4).
 */
export async function loadHistory(
  tx: Tx,
  businessId: string,
  employeeIds: readonly string[],
  dates: { debit: Day; creditsEffective: Day },
): Promise<Map<string, EmployeeHistory>> {
  const ids = plainList(employeeIds);
  const year = yearOf(dates.creditsEffective);
  const used = await readMany<{ borrower_id: string; used: string | null; external: string | null }>(
    tx,
    Prisma.sql`
    SELECT e.id AS borrower_id, u.used::text, x.amount::text AS external
      FROM unnest(${ids}::uuid[]) AS e (id)
      LEFT JOIN (SELECT borrower_id, sum(${taxFreeKept}) AS used FROM batch_item
                  WHERE ${countedItems(businessId, year)} AND borrower_id = ANY (${ids}::uuid[])
                  GROUP BY borrower_id) u ON u.borrower_id = e.id
      LEFT JOIN external_benefit x
        ON x.business_id = ${businessId}::uuid AND x.borrower_id = e.id AND x.year = ${year}
     WHERE u.used IS NOT NULL OR x.amount IS NOT NULL`,
  );
  const paid = await readPaidThisMonth(tx, businessId, ids, dates.debit);
  const history = new Map<string, EmployeeHistory>();
  for (const row of used) {
    history.set(row.borrower_id, {
      external: row.external === null ? ZERO : money(row.external),
      usedTaxFree: row.used === null ? ZERO : money(row.used),
      paidThisMonth: paid.get(row.borrower_id) ?? [],
    });
  }
  for (const [id, paidThisMonth] of paid) {
    if (!history.has(id)) history.set(id, { external: ZERO, usedTaxFree: ZERO, paidThisMonth });
  }
  return history;
}

type PaidRow = {
  id: string;
  borrower_id: string;
  batch_id: string;
  title: string | null;
  reference_id: string | null;
  debit_day: Day;
  amount: string;
};

/** By employee, in the order of their days. */
export async function readPaidThisMonth(
  tx: Tx,
  businessId: string,
  /** As `plainList` writes them. */
  ids: string,
  debit: Day,
): Promise<Map<string, PriorPayment[]>> {
  const rows = await readMany<PaidRow>(
    tx,
    Prisma.sql`
    SELECT i.id, i.borrower_id, i.batch_id, b.title, b.reference_id, i.debit_day, i.amount::text
      FROM batch_item i JOIN batch b ON b.business_id = i.business_id AND b.id = i.batch_id
     WHERE i.business_id = ${businessId}::uuid AND i.borrower_id = ANY (${ids}::uuid[])
       AND i.debit_day BETWEEN ${firstOfMonth(debit)}::date AND ${lastOfMonth(debit)}::date
       AND i.status NOT IN ('failed', 'cancelled', 'refunded', 'replaced')
     ORDER BY i.debit_day, i.id`,
  );
  const byEmployee = new Map<string, PriorPayment[]>();
  for (const row of rows) {
    const payment = {
      id: row.id,
      batchId: row.batch_id,
      batch: row.title ?? row.reference_id ?? `batch ${row.batch_id.slice(0, 8)}`,
      debitDay: row.debit_day,
      amount: money(row.amount),
    };
    collect(byEmployee, row.borrower_id, payment);
  }
  return byEmployee;
}

/** The §127 limit in force for a year: the law's figures, and what an owner of this business has entered since. */
export async function loadLimit(tx: Tx, businessId: string, year: number): Promise<LimitInForce> {
  const entered = await tx.section127Limit.findMany({
    where: { businessId, year: { lte: year } },
    select: { year: true, amount: true, source: true },
  });
  const limits: Section127Limit[] = entered.map((row) => ({ ...row, amount: moneyOf(row.amount) }));
  return limitForYear([...STATUTORY_LIMITS, ...limits], year);
}
