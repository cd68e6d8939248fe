import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import type { Csv } from "@/lib/db/csv/export";
import { readWrongRows, type WrongRows } from "@/lib/db/roster/file-imports";
import { csvLine, escapeAmount } from "@/lib/domain/files/csv-line";
import { unescapeFormula } from "@/lib/domain/files/formula";
import { type ImportProblem, importProblemWords } from "@/lib/domain/files/imports/problems";
import { notFound } from "@/lib/domain/refusal";
import { columnName } from "./get-import";

/**
 * The rows of a file that are wrong, as they were, with the row they stand in and why: to be mended and imported again. The
 * two added columns are ignored by our import.
 */
export async function exportWrongRows(actor: UserActor, input: { id: string }): Promise<Csv> {
  mustHave(actor, "employees:write");
  const found = await readWrongRows(actor.businessId, input.id);
  if (found === null) throw notFound("import");
  const { facts, wrongRows } = found;
  const reasons = reasonsByRow(found);
  const lines = [csvLine([...facts.headers.map(safe), "file_row", "problem"])];
  for (const { row, cells } of wrongRows) {
    const asRead = facts.headers.map((_, column) => safe(cells[column] ?? ""));
    lines.push(csvLine([...asRead, String(row), safe((reasons.get(row) ?? []).join(" "))]));
  }
  const name = `${found.fileName.replace(/\.[^.]*$/, "")}, rows to mend`;
  return { name, body: new Blob([lines.join("")]).stream() };
}

/** An apostrophe of an earlier export would else be escaped once more. */
const safe = (cell: string): string => escapeAmount(unescapeFormula(cell));

function reasonsByRow({ facts, wrong }: WrongRows): Map<number, string[]> {
  const reasons = new Map<number, string[]>();
  // Written by storedImport, in this shape.
  for (const problem of wrong as ImportProblem[]) {
    const words = `${columnName(facts, problem.column)}: ${importProblemWords(problem)}`;
    reasons.set(problem.row, [...(reasons.get(problem.row) ?? []), words]);
  }
  return reasons;
}
