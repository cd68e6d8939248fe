import { anywhere, joinSql, noSql, sql, type Sql } from "@/lib/db/sql";
import type { ItemsFilter } from "@/lib/schemas/batches/filters";

const LAST_FOUR = /^[0-9A-Za-z]{4}$/;

/**
 * The items of a filter within one batch, as a condition on alias `i`. Replaced ones are history: shown only when asked for.
 * The words are looked for in the employee's name, id and e-mail, the reference, and the loan's last four.
 */
export function itemsWhere(businessId: string, filter: ItemsFilter): Sql {
  const conditions = [filter.status ? sql`i.status = ${filter.status}` : sql`i.status <> 'replaced'`];
  if (filter.text) {
    const pattern = anywhere(filter.text);
    const loans = LAST_FOUR.test(filter.text)
      ? sql`OR i.loan_id IN (
          SELECT id FROM loan WHERE business_id = ${businessId}::uuid AND lower(right(account_number, 4)) = lower(${filter.text}))`
      : noSql;
    conditions.push(sql`(i.reference_id = ${filter.text} OR i.borrower_id IN (
        SELECT id FROM borrower WHERE business_id = ${businessId}::uuid
           AND (first_name || ' ' || last_name ILIKE ${pattern} OR last_name || ', ' || first_name ILIKE ${pattern}
                OR external_id ILIKE ${pattern} OR email ILIKE ${pattern})) ${loans})`);
  }
  return joinSql(conditions, " AND ");
}
