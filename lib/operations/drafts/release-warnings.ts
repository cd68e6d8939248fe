import { contentHash, type LiveRow, rowNumber, storeProblems } from "@/lib/db/drafts/draft-row";
import type { BatchDraft } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { describeProblem } from "@/lib/domain/payments/problems";
import type { BatchWarning } from "@/lib/schemas/batches/batch-payment";
import type { CheckResult } from "../batches/check-payments";
import { warningAt } from "@/lib/schemas/batches/warnings";

/** What became worth a look since it was sent: now stands on the rows; in words, with the hash of what is shown from here on. Null: nothing did. */
export async function newWarnings(
  tx: Tx,
  draft: BatchDraft,
  rows: LiveRow[],
  result: CheckResult,
): Promise<{ warnings: string[]; hash: string } | null> {
  const changed: Parameters<typeof storeProblems>[3][number][] = [];
  const words: string[] = [];
  rows.forEach((row, place) => {
    const problems = result.checked[place]?.problems ?? [];
    const seen = new Set(row.problems.map((problem) => problem.code));
    const unseen = problems.filter((problem) => !seen.has(problem.code));
    if (unseen.length === 0) return;
    changed.push({
      position: row.position,
      problems: [...row.problems, ...unseen],
      keptCodes: row.keptCodes,
    });
    for (const problem of unseen) words.push(describeProblem(problem, rowNumber(row)));
  });
  if (changed.length === 0) return null;
  await storeProblems(tx, draft.businessId, draft.id, changed);
  // Whoever still has the page without these warnings holds another hash: they are shown them before they can release.
  const hash = await contentHash(tx, draft.businessId, draft.id);
  await tx.batchDraft.update({
    where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
    data: { contentHash: hash },
  });
  return { warnings: words, hash };
}

/** What was worth a look when it was released, kept with the batch. */
export const warningsOf = (rows: readonly LiveRow[], result: CheckResult): BatchWarning[] =>
  rows.flatMap((row, place) =>
    (result.checked[place]?.problems ?? []).map((problem) => warningAt(place, row.referenceId, problem)),
  );
