import { anywhere, joinSql, sql, type Sql } from "@/lib/db/sql";
import { ZONE } from "@/lib/domain/days";
import type { BatchesFilter, BatchViewFilter } from "@/lib/schemas/batches/filters";

function inView(view: BatchViewFilter): Sql {
  switch (view) {
    case "pending":
    case "unreconciled":
    case "complete":
      return sql`b.valid AND b.status = ${view}`;
    case "returned":
      return sql`b.status <> 'complete' AND EXISTS (
        SELECT FROM batch_item i
         WHERE i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'returned')`;
    case "failed":
      return sql`b.debit_status = 'failed'`;
    case "recalled":
      return sql`b.debit_status = 'recalled'`;
    case "rejected":
      return sql`NOT b.valid`;
  }
}

/** The batches of a filter, as a condition on alias `b`. Days are those on which a batch was made, in New York. */
export function batchesWhere(businessId: string, filter: BatchesFilter): Sql {
  const conditions = [sql`b.business_id = ${businessId}::uuid`];
  if (filter.status) conditions.push(inView(filter.status));
  if (filter.text) {
    const pattern = anywhere(filter.text);
    conditions.push(
      sql`(b.title ILIKE ${pattern} OR b.reference_id ILIKE ${pattern} OR b.id::text = lower(${filter.text}))`,
    );
  }
  if (filter.from)
    conditions.push(sql`b.created_at >= (${filter.from}::date)::timestamp AT TIME ZONE ${ZONE}`);
  if (filter.to)
    conditions.push(sql`b.created_at < (${filter.to}::date + 1)::timestamp AT TIME ZONE ${ZONE}`);
  return joinSql(conditions, " AND ");
}
