import type { UserActor } from "@/lib/auth/actor";
import type { JsonArray } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { realNow } from "@/lib/clock";
import { jsonOf } from "@/lib/db/rows";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { parseMapping } from "@/lib/domain/files/mapping";
import type { FileRow } from "@/lib/domain/files/row";
import { chunksOf } from "@/lib/domain/lists";
import { invalid } from "@/lib/domain/refusal";
import type { ChangeMapping, DraftVersion } from "@/lib/schemas/draft";
import { changeDraft } from "../change-draft";
import { understandFile } from "./understand-file";

/**
 * A person says which column holds what: every row is read anew from the cells as the file had them (what was mended, excluded
 * or kept before is decided again), and the choice is remembered for the next file with these headers.
 */
export async function changeMapping(actor: UserActor, input: ChangeMapping): Promise<DraftVersion> {
  return changeDraft(actor, input, async ({ tx, business, draft }) => {
    const facts = draft.fileFacts as FileFacts | null; // Written by draftFromFile and by this only.
    const mapping = facts && parseMapping("contributions", input.mapping, facts.headers.length);
    if (!facts || !mapping) {
      throw invalid([
        { path: "mapping", message: "Each field can be given to one column only. Choose again." },
      ]);
    }
    const lines = await linesOfFile(tx, draft, facts);
    await setAside(tx, draft);
    const { rows, totals } = await understandFile(
      tx,
      business,
      draft.id,
      { rows: () => chunksOf(lines) },
      mapping,
    );
    const employees = await bringBack(tx, draft, rows);
    await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data: { fileFacts: jsonOf({ ...facts, mapping, totals }) },
    });
    await remember(tx, draft.businessId, facts.signature, [...mapping]);
    return { value: null, recheck: { employees }, what: { mapping: [...mapping] } };
  });
}

type DraftKey = { businessId: string; id: string };

/** The file's rows go; those added by hand wait under negative positions until the new ones have theirs. */
async function setAside(tx: Tx, { businessId, id }: DraftKey): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM draft_row WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid AND raw IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE draft_row SET position = -position WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid`;
}

/** The rows added by hand follow those of the file. Answers their employees, who may now be twins. */
async function bringBack(tx: Tx, { businessId, id }: DraftKey, fileRows: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ borrower_id: string | null }[]>`
    UPDATE draft_row r SET position = ${fileRows} + n.place
      FROM (SELECT position, row_number() OVER (ORDER BY position DESC)::int AS place FROM draft_row
             WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid AND position < 0) n
     WHERE r.business_id = ${businessId}::uuid AND r.draft_id = ${id}::uuid AND r.position = n.position
    RETURNING r.borrower_id`;
  return [...new Set(rows.flatMap((row) => row.borrower_id ?? []))];
}

/** Every line of the file below its header, total lines in their places again. */
async function linesOfFile(tx: Tx, draft: DraftKey, facts: FileFacts): Promise<FileRow[]> {
  const rows = await tx.$queryRaw<FileRow[]>`
    SELECT file_row AS row, raw AS cells FROM draft_row
     WHERE business_id = ${draft.businessId}::uuid AND draft_id = ${draft.id}::uuid AND raw IS NOT NULL
     ORDER BY file_row`;
  const totals = facts.totals.map(({ row, cells }) => ({ row, cells }));
  return totals.length === 0 ? rows : [...rows, ...totals].sort((a, b) => a.row - b.row);
}

async function remember(tx: Tx, businessId: string, signature: string, mapping: JsonArray): Promise<void> {
  const key = { businessId, kind: "contributions", signature };
  await tx.fileMapping.upsert({
    where: { businessId_kind_signature: key },
    create: { ...key, mapping, usedAt: realNow() },
    update: { mapping, usedAt: realNow() },
  });
}
