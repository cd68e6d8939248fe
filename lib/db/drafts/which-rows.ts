import type { RowFilter, RowsMeant, RowsQuery } from "@/lib/schemas/draft";
import { Prisma } from "../generated/client";
import { anywhere } from "../sql";

/** A condition on draft_row: a warning of it was neither kept nor left out with its row. Each kind stands at most once in a row. */
export const undecided = Prisma.sql`warnings > cardinality(kept_codes)`;

function ofFilter(show: RowFilter): Prisma.Sql {
  switch (show) {
    case "all":
      return Prisma.sql`true`;
    case "problems":
      return Prisma.sql`NOT r.excluded AND (r.errors > 0 OR ${undecided})`;
    case "errors":
      return Prisma.sql`NOT r.excluded AND r.errors > 0`;
    case "warnings":
      return Prisma.sql`NOT r.excluded AND r.errors = 0 AND r.warnings > 0`;
    case "excluded":
      return Prisma.sql`r.excluded`;
  }
}

export const hasCode = (code: string): Prisma.Sql =>
  Prisma.sql`r.problems @> ${JSON.stringify([{ code }])}::jsonb`;

/** A condition on alias `r` of draft_row: what a person sees under this filter. */
export function rowsWhere(query: Omit<RowsQuery, "after">): Prisma.Sql {
  const parts = [ofFilter(query.show)];
  if (query.code !== undefined) parts.push(Prisma.sql`NOT r.excluded AND ${hasCode(query.code)}`);
  if (query.q !== "") {
    const like = anywhere(query.q);
    parts.push(Prisma.sql`(r.reference_id ILIKE ${like} OR r.raw::text ILIKE ${like} OR EXISTS (
      SELECT FROM borrower b WHERE b.business_id = r.business_id AND b.id = r.borrower_id
         AND (b.first_name || ' ' || b.last_name ILIKE ${like} OR b.external_id ILIKE ${like} OR b.email ILIKE ${like})))`);
  }
  return Prisma.join(parts, " AND ");
}

/** The same for the rows that a group action or a selection means. */
export function rowsMeantWhere(rows: RowsMeant): Prisma.Sql {
  if ("positions" in rows) return Prisma.sql`r.position = ANY (${rows.positions}::int[])`;
  if ("code" in rows) return Prisma.sql`NOT r.excluded AND ${hasCode(rows.code)}`;
  return rowsWhere(rows.filter);
}
