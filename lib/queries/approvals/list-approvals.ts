import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import type { Numeric } from "@/lib/db/sql";
import { dayOrNull, moneyOf } from "@/lib/db/rows";
import { ZERO } from "@/lib/domain/money";
import { batchDates, releaseDay } from "@/lib/domain/schedule";
import type { ApprovalLine } from "@/lib/schemas/batches/approvals";

/** More than so many wait nowhere; the oldest come first, so that none is forgotten. */
const APPROVALS_SHOWN_MAX = 200;

type Row = {
  id: string;
  title: string;
  status: "awaiting_approval" | "scheduled";
  payments: number;
  total: Numeric | null;
  warnings: number;
  account: string | null;
  prepared_by: string | null;
  sent_at: Date;
  release_on: Date | null;
};

/** What waits for an approver, and what is approved for a later day. Everybody of the business may read it. */
export async function listApprovals(actor: Actor): Promise<ApprovalLine[]> {
  mustHave(actor, "business:read");
  const business = await readBusinessDay(actor.businessId);
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT d.id, d.title, d.status, r.payments, r.total, r.warnings, a.account_number_last_4 AS account,
           p.names AS prepared_by, coalesce(d.sent_at, d.updated_at) AS sent_at, d.release_on
      FROM batch_draft d
      LEFT JOIN source_account a ON a.business_id = d.business_id AND a.id = d.source_account_id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS payments, sum(amount) AS total, count(*) FILTER (WHERE draft_row.warnings > 0)::int AS warnings
          FROM draft_row WHERE business_id = d.business_id AND draft_id = d.id AND NOT excluded) r
      CROSS JOIN LATERAL (
        SELECT string_agg(u.name, ', ' ORDER BY u.name) AS names
          FROM draft_preparer x JOIN app_user u ON u.id = x.user_id
         WHERE x.business_id = d.business_id AND x.draft_id = d.id) p
     WHERE d.business_id = ${actor.businessId}::uuid AND d.status IN ('awaiting_approval', 'scheduled')
     ORDER BY d.status, d.release_on, d.sent_at, d.seq LIMIT ${APPROVALS_SHOWN_MAX}`;
  return rows.map((row) => {
    const releaseOn = dayOrNull(row.release_on);
    return {
      id: row.id,
      title: row.title,
      status: row.status,
      payments: row.payments,
      total: row.total ? moneyOf(row.total) : ZERO,
      warnings: row.warnings,
      account: row.account ?? "",
      preparedBy: row.prepared_by ?? "",
      sentAt: row.sent_at.toISOString(),
      releaseOn,
      dates: batchDates(releaseOn ?? releaseDay(business.now, business.cutOff)),
    };
  });
}

/** The same as a file. */
export async function approvalsCsv(actor: Actor): Promise<Csv> {
  return smallCsv("approvals", await listApprovals(actor), {
    title: (draft) => draft.title,
    status: (draft) => draft.status,
    prepared_by: (draft) => draft.preparedBy,
    sent_at: (draft) => draft.sentAt,
    release_date: (draft) => draft.releaseOn,
    account_last_4: (draft) => draft.account,
    debit_date: (draft) => draft.dates.debit,
    credits_effective_date: (draft) => draft.dates.creditsEffective,
    warnings: (draft) => draft.warnings,
    payments: (draft) => draft.payments,
    total: (draft) => draft.total,
    id: (draft) => draft.id,
  });
}
