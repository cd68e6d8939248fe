import type { BusinessDay } from "@/lib/db/business-day";
import { loadHistory, loadLimit } from "@/lib/db/roster/load-history";
import { loadRoster } from "@/lib/db/roster/load-roster";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { chunksOf, collect } from "@/lib/domain/lists";
import { yearOf } from "@/lib/domain/days";
import { isParentPlus } from "@/lib/domain/loans/loan-types";
import { type Money, subtract, ZERO } from "@/lib/domain/money";
import { loansPaidBy } from "@/lib/domain/payments/roster";
import type { DebitDates } from "@/lib/domain/schedule";
import { roomLeft, splitTax } from "@/lib/domain/tax";

type Pending = {
  id: string;
  borrower_id: string;
  type: "loan" | "servicer";
  target: string;
  amount: Numeric;
};
type Split = { id: string; tax_free: Money; taxable: Money };

/**
 * Splits a batch's payments that have not gone out into tax-free and taxable as payments of the year of the new D4: in their
 * order, under a lock on the employees, on the room that is left there now (rules 6). Moves them to that year.
 */
export async function splitAnew(
  tx: Tx,
  business: BusinessDay,
  batchId: string,
  dates: DebitDates,
): Promise<void> {
  const { businessId } = business;
  const items = await tx.$queryRaw<Pending[]>`
    SELECT id, borrower_id, allocation_type AS type, CASE allocation_type WHEN 'loan' THEN loan_id ELSE servicer_id END AS target, amount
      FROM batch_item
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid AND status = 'pending'
     ORDER BY borrower_id, position, id`;
  const itemsOf = new Map<string, Pending[]>();
  for (const item of items) {
    collect(itemsOf, item.borrower_id, item);
  }
  const employees = [...itemsOf.keys()];
  await lockEmployees(tx, businessId, employees);
  const limit = await loadLimit(tx, businessId, yearOf(dates.creditsEffective));
  for (const ids of chunksOf(employees)) {
    const roster = await loadRoster(tx, businessId, { ids });
    // These payments still lie in the old year, so that they take nothing from their own room.
    const history = await loadHistory(tx, businessId, ids, dates);
    const splits = ids.flatMap((id) => {
      const past = history.get(id);
      let room = roomLeft({
        limit: limit.amount,
        external: past?.external ?? ZERO,
        used: past?.usedTaxFree ?? ZERO,
      });
      return (itemsOf.get(id) ?? []).map((item): Split => {
        const loans = loansPaidBy(roster.loansOf.get(id) ?? [], { type: item.type, id: item.target });
        const qualifies = !loans.every((loan) => isParentPlus(loan.type));
        const { taxFree, taxable } = splitTax({ amount: moneyOf(item.amount), room, qualifies });
        room = subtract(room, taxFree);
        return { id: item.id, tax_free: taxFree, taxable };
      });
    });
    await write(tx, businessId, splits, dates);
  }
}

async function write(tx: Tx, businessId: string, splits: readonly Split[], dates: DebitDates): Promise<void> {
  await tx.$executeRaw`
    UPDATE batch_item i
       SET benefit_date = ${dates.creditsEffective}::date, tax_free = s.tax_free, taxable = s.taxable
      FROM json_to_recordset(${JSON.stringify(splits)}::json) AS s (id uuid, tax_free numeric, taxable numeric)
     WHERE i.business_id = ${businessId}::uuid AND i.id = s.id AND i.status = 'pending'`;
}
