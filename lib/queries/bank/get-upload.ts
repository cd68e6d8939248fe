import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { moneyOrNull } from "@/lib/db/rows";
import { noSql, type Numeric, sql } from "@/lib/db/sql";
import type { BankLineOutcome, BankLineWhat } from "@/lib/domain/bank/lines";
import { isUuid } from "@/lib/domain/uuid";
import type { BankLinesQuery, BankLineView, BankUploadView } from "@/lib/schemas/bank/bank-files";
import { uploadColumns, uploadView } from "./upload-view";

const LINES_PER_PAGE = 50;

type Raw = {
  position: number;
  line: number;
  what: BankLineWhat;
  trace: string | null;
  code: string | null;
  amount: Numeric | null;
  outcome: BankLineOutcome;
  explanation: string;
  batch_id: string | null;
  item_id: string | null;
};

/** A file that was read, and what came of its lines: those a person should look at, or all. Null if it is not there. */
export async function getUpload(
  actor: UserActor,
  id: string,
  query: BankLinesQuery,
): Promise<BankUploadView | null> {
  mustHave(actor, "bank:files");
  const { businessId } = actor;
  if (!isUuid(id)) return null;
  const upload = await prisma.bankUpload.findUnique({
    where: { businessId_id: { businessId, id } },
    select: uploadColumns,
  });
  if (!upload) return null;
  const [counts] = await prisma.$queryRaw<{ open: number; all: number }[]>`
    SELECT count(*) FILTER (WHERE outcome IN ('refused', 'noted'))::int AS open, count(*)::int AS all FROM bank_upload_line
     WHERE business_id = ${businessId}::uuid AND upload_id = ${id}::uuid`;
  const only = query.show === "open" ? sql`AND l.outcome IN ('refused', 'noted')` : noSql;
  const rows = await prisma.$queryRaw<Raw[]>`
    SELECT l.position, l.line, l.what, l.trace, l.code, l.amount, l.outcome, l.explanation, e.batch_id,
           CASE WHEN e.subject_kind = 'item_credit' THEN e.subject_id END AS item_id
      FROM bank_upload_line l LEFT JOIN ach_entry e ON e.business_id = l.business_id AND e.id = l.entry_id
     WHERE l.business_id = ${businessId}::uuid AND l.upload_id = ${id}::uuid AND l.position > ${query.after} ${only}
     ORDER BY l.position LIMIT ${LINES_PER_PAGE + 1}`;
  const lines = rows.slice(0, LINES_PER_PAGE).map(lineView);
  return {
    upload: uploadView(upload),
    lines,
    counts: counts ?? { open: 0, all: 0 },
    next: rows.length > LINES_PER_PAGE ? (lines.at(-1)?.position ?? null) : null,
  };
}

function lineView({ batch_id, item_id, amount, ...row }: Raw): BankLineView {
  const batch = batch_id === null ? null : `/batch-payments/${batch_id}`;
  return {
    ...row,
    amount: moneyOrNull(amount),
    href: batch !== null && item_id !== null ? `${batch}/payments/${item_id}` : batch,
  };
}
