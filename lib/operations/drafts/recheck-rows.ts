import { isDeepStrictEqual } from "node:util";
import type { BusinessDay } from "@/lib/db/business-day";
import { type LiveRow, liveRows, rowNumber, storeProblems } from "@/lib/db/drafts/draft-row";
import type { Tx } from "@/lib/db/transaction";
import { readingProblems, stillKept } from "@/lib/domain/drafts/row-problems";
import { checkPayments } from "../batches/check-payments";

export type WhichRows = "all" | { employees: readonly string[] };

/** Where a row names nobody, nothing but its reading can be told. */
const isSomebodys = (row: LiveRow): row is LiveRow & { borrowerId: string } => row.borrowerId !== null;

/** Checks live rows as of now and stores what changed. A warning of a new kind asks for a new decision. */
export async function recheckRows(
  tx: Tx,
  business: BusinessDay,
  draftId: string,
  which: WhichRows,
): Promise<void> {
  const employees = which === "all" ? undefined : which.employees;
  if (employees?.length === 0) return;
  const rows = (await liveRows(tx, business.businessId, draftId, employees)).filter(isSomebodys);
  const payments = rows.map((row) => ({ ...row, row: rowNumber(row) }));
  const { checked } = await checkPayments(tx, business, payments, { lock: false });
  const changed = rows.flatMap((row, place) => {
    const problems = [...readingProblems(row.problems), ...(checked[place]?.problems ?? [])];
    // Not by text: jsonb gives the keys back in an order of its own.
    if (isDeepStrictEqual(problems, row.problems)) return [];
    return [{ position: row.position, problems, keptCodes: stillKept(row.keptCodes, problems) }];
  });
  await storeProblems(tx, business.businessId, draftId, changed);
}
