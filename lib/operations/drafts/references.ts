import { batchHolding, heldItemReferences } from "@/lib/db/batches/references";
import { type LiveRow, rowNumber } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";

/** References that another valid batch or item of the business already holds, or that stand twice here, in words. */
export async function referencesInUse(
  tx: Tx,
  draft: BatchDraft,
  rows: readonly LiveRow[],
): Promise<string[]> {
  const words: string[] = [];
  if (draft.referenceId !== null) {
    const other = await batchHolding(tx, draft.businessId, draft.referenceId);
    if (other) {
      words.push(
        `The reference ${draft.referenceId} belongs to ${other.title ?? `batch ${other.id.slice(0, 8)}`}. Give this batch another.`,
      );
    }
  }
  const first = new Map<string, number>();
  for (const row of rows) {
    if (row.referenceId === null) continue;
    const number = rowNumber(row);
    const before = first.get(row.referenceId);
    if (before !== undefined)
      words.push(
        `Row ${number}: the reference ${row.referenceId} stands in row ${before} too. Each must be its own.`,
      );
    else first.set(row.referenceId, number);
    if (row.referenceId === draft.referenceId)
      words.push(`Row ${number}: the reference ${row.referenceId} is the batch's own.`);
  }
  for (const taken of await heldItemReferences(tx, draft.businessId, [...first.keys()])) {
    words.push(
      `Row ${first.get(taken)}: the reference ${taken} belongs to a payment that was already released.`,
    );
  }
  return words;
}
