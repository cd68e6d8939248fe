import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { csvLine, escapeAmount } from "@/lib/domain/files/csv-line";
import { escapeFormula } from "@/lib/domain/files/formula";
import { columnOf } from "@/lib/domain/files/mapping";
import { describeProblem, type RowProblem } from "@/lib/domain/payments/problems";
import { readAmount } from "@/lib/domain/files/file-amount";
import { formatMoney, money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";

const ROWS_PER_READ = 1_000;

type Rejected = {
  position: number;
  file_row: number | null;
  raw: string[] | null;
  problems: RowProblem[];
  excluded: boolean;
  employee: string | null;
  amount: string | null;
};

const GRID_HEADERS = ["Employee id", "Amount"];

/**
 * Rows with an error and rows left out, with the cells as the file had them and every reason, streamed. Re-importable once
 * mended: the file's own headers stand between the row number and the reasons.
 */
export async function rejectedRows(actor: UserActor, id: string): Promise<Csv> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) throw notFound("draft");
  const draft = await prisma.batchDraft.findUnique({
    where: { businessId_id: { businessId: actor.businessId, id } },
    select: { title: true, fileFacts: true },
  });
  if (!draft) throw notFound("draft");
  const facts = draft.fileFacts as FileFacts | null; // Written by draftFromFile and changeMapping only.
  const lines = linesOf(actor.businessId, id, facts);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return { name: `${draft.title} - rejected rows`, body };
}

async function* linesOf(
  businessId: string,
  id: string,
  facts: FileFacts | null,
): AsyncGenerator<string, undefined> {
  yield csvLine(["Row", ...(facts?.headers.map(escapeFormula) ?? GRID_HEADERS), "Reasons"]);
  for (let after = 0; ;) {
    const rows = await prisma.$queryRaw<Rejected[]>`
      SELECT r.position, r.file_row, r.raw, r.problems, r.excluded, b.external_id AS employee, r.amount::text AS amount
        FROM draft_row r LEFT JOIN borrower b ON b.business_id = r.business_id AND b.id = r.borrower_id
       WHERE r.business_id = ${businessId}::uuid AND r.draft_id = ${id}::uuid AND (r.errors > 0 OR r.excluded)
         AND r.position > ${after}
       ORDER BY r.position LIMIT ${ROWS_PER_READ}`;
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row, facts))).join("");
    const last = rows.at(-1);
    if (rows.length < ROWS_PER_READ || !last) return undefined;
    after = last.position;
  }
}

function cellsOf(row: Rejected, facts: FileFacts | null): string[] {
  const reasons = row.problems.map((problem) =>
    describeProblem(problem, null, facts?.headers[columnOf(facts.mapping, problem.column)] || null),
  );
  const mended = mendedAmount(row, facts);
  if (mended !== null) reasons.unshift(mended);
  if (row.excluded) reasons.unshift("left out of the batch");
  const number = String(row.file_row ?? row.position);
  return [number, ...originalCells(row, facts), reasons.join(" | ")];
}

/**
 * The file's cell stands unchanged, to be brought in again; what the draft had instead is told beside it. A column of its own
 * would be read as a second amount.
 */
function mendedAmount(row: Rejected, facts: FileFacts | null): string | null {
  if (!facts || !row.raw || row.amount === null) return null;
  const cell = row.raw[columnOf(facts.mapping, "amount")] ?? "";
  const reading = readAmount(cell);
  const amount = money(row.amount);
  if (reading.ok && reading.amount === amount) return null;
  return `the draft had ${formatMoney(amount)} instead of ${cell.trim() === "" ? "an empty cell" : cell.trim()}`;
}

function originalCells(row: Rejected, facts: FileFacts | null): string[] {
  if (!facts) return [escapeFormula(row.employee ?? ""), row.amount ?? ""];
  const amountAt = columnOf(facts.mapping, "amount");
  return facts.headers.map((_, at) => {
    const cell = row.raw?.[at] ?? "";
    return at === amountAt ? escapeAmount(cell.trim()) : escapeFormula(cell);
  });
}
