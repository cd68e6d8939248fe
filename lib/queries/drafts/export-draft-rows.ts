import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { rowsWhere, undecided } from "@/lib/db/drafts/which-rows";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import type { RowsQuery } from "@/lib/schemas/draft";

const columns = [
  plain("row", sql`coalesce(r.file_row, r.position)`),
  text("external_id", sql`b.external_id`),
  text("employee_name", sql`b.first_name || ' ' || b.last_name`),
  text("servicer", sql`s.name`),
  text("loan_account_number", sql`l.account_number`),
  plain("amount", sql`r.amount`),
  text("reference_id", sql`r.reference_id`),
  plain(
    "state",
    sql`CASE WHEN r.excluded THEN 'left out' WHEN r.errors > 0 THEN 'error'
                    WHEN ${undecided} THEN 'warning' WHEN r.warnings > 0 THEN 'kept' ELSE 'ready' END`,
  ),
];

/** All rows of a filter as CSV, in the order of the draft; it can be brought in again. */
export async function exportDraftRows(actor: UserActor, id: string, query: RowsQuery): Promise<Csv> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) throw notFound("draft");
  const { businessId } = actor;
  const draft = await prisma.batchDraft.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { title: true },
  });
  if (!draft) throw notFound("draft");
  const body = await streamCsv(
    columns,
    sql`
      FROM draft_row r
      LEFT JOIN borrower b ON b.business_id = r.business_id AND b.id = r.borrower_id
      LEFT JOIN loan l ON l.business_id = r.business_id AND l.id = r.loan_id
      LEFT JOIN servicer s ON s.id = r.servicer_id
     WHERE r.business_id = ${businessId}::uuid AND r.draft_id = ${id}::uuid AND ${rowsWhere(query)}
     ORDER BY r.position`,
  );
  return { name: draft.title, body };
}
