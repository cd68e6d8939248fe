import type { BusinessDay } from "@/lib/db/business-day";
import { readBeside } from "@/lib/db/client";
import { insertDraftRows, type NewDraftRow } from "@/lib/db/drafts/insert-rows";
import { loadHistory, loadLimit } from "@/lib/db/roster/load-history";
import { loadRoster } from "@/lib/db/roster/load-roster";
import type { Tx } from "@/lib/db/transaction";
import { yearOf } from "@/lib/domain/days";
import { type CheckedRow, withChecks } from "@/lib/domain/files/contributions/resolve-row";
import type { ContributionRow, ControlTotal } from "@/lib/domain/files/contributions/row";
import type { Mapping } from "@/lib/domain/files/mapping";
import { batchDates, releaseDay } from "@/lib/domain/schedule";
import { type UnderstoodRows, understandContributions } from "@/lib/files/contributions";
import type { OpenFile } from "@/lib/files/open";
import { recheckRows } from "../recheck-rows";

/**
 * Reads a file's rows into a draft, a chunk at a time in little memory: understood, checked and inserted. Employees whose rows
 * fell into several chunks are checked once more over all of them, for they are twins and share one room.
 */
export async function understandFile(
  tx: Tx,
  business: BusinessDay,
  draftId: string,
  file: Pick<OpenFile, "rows">,
  mapping: Mapping<"contributions">,
): Promise<{ rows: number; totals: ControlTotal[] }> {
  const { businessId } = business;
  const dates = batchDates(releaseDay(business.now, business.cutOff));
  const limit = await loadLimit(tx, businessId, yearOf(dates.creditsEffective));
  const totals: ControlTotal[] = [];
  const seen = new Set<string>();
  const again = new Set<string>();
  let position = 0;
  // The last chunk is written while this one is read and checked, beside the transaction: two connections and we work at
  // the same time.
  let writing = Promise.resolve();
  const rosterOf = (rows: readonly ContributionRow[]) => rosterFor(businessId, rows);
  for await (const chunk of understandContributions(file, mapping, rosterOf)) {
    const here = employeesOf(chunk);
    const history = await loadHistory(readBeside, businessId, [...here], dates);
    const checked = withChecks(chunk.rows, chunk.roster, history, limit.amount);
    const ready = checked.map((row) => newRow(row, ++position));
    await writing;
    writing = insertDraftRows(tx, businessId, draftId, ready);
    // Whoever awaits it next is told; until then a failure is not an unhandled one.
    writing.catch(() => undefined);
    for (const id of here) if (seen.has(id)) again.add(id);
    for (const id of here) seen.add(id);
    totals.push(...chunk.totals);
  }
  await writing;
  if (again.size > 0) await recheckRows(tx, business, draftId, { employees: [...again] });
  return { rows: position, totals };
}

const distinct = (texts: Iterable<string>): string[] => [...new Set(texts)].filter((text) => text !== "");

const rosterFor = (businessId: string, rows: readonly ContributionRow[]) =>
  loadRoster(readBeside, businessId, {
    externalIds: distinct(rows.map((row) => row.texts.employeeId)),
    emails: distinct(rows.map((row) => row.texts.email)),
    loanNumbers: distinct(rows.map((row) => row.texts.loanNumber)),
  });

const employeesOf = (chunk: UnderstoodRows): Set<string> =>
  new Set(chunk.rows.flatMap((row) => row.employee?.id ?? []));

const newRow = (row: CheckedRow, position: number): NewDraftRow => ({
  position,
  fileRow: row.source.row,
  raw: row.source.cells,
  borrowerId: row.employee?.id ?? null,
  allocation: row.allocation,
  chosenByRule: row.chosenBy !== null,
  amount: row.amount,
  referenceId: row.source.texts.reference === "" ? null : row.source.texts.reference,
  problems: row.problems,
});
