import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readWrongRows } from "@/lib/db/roster/file-imports";
import { csvLine } from "@/lib/domain/files/csv-line";
import { unescapeFormula } from "@/lib/domain/files/formula";
import { type ImportProblem, importProblemWords } from "@/lib/domain/files/imports/problems";
import { notFound } from "@/lib/domain/refusal";
import { columnName } from "./get-import";

/**
 * The rows of a file that are wrong, as they were, with the row they stand in and why: to be mended and imported again. The
 * two added columns are ignored by our import.
 */
export async function exportWrongRows(actor: UserActor, input: { id: string }): Promise<string> {
  mustHave(actor, "employees:write");
  const found = await readWrongRows(actor.businessId, input.id);
  if (found === null) throw notFound("import");
  const { facts, wrongRows, wrong } = found.stored;
  const reasons = new Map<number, string[]>();
  // Written by storedImport, in this shape.
  for (const problem of wrong as ImportProblem[]) {
    const words = `${columnName(facts, problem.column)}: ${importProblemWords(problem)}`;
    reasons.set(problem.row, [...(reasons.get(problem.row) ?? []), words]);
  }
  const width = facts.headers.length;
  const lines = wrongRows.map(({ row, cells }) =>
    csvLine([
      // An apostrophe of an earlier export would else be escaped once more.
      ...Array.from({ length: width }, (_, column) => unescapeFormula(cells[column] ?? "")),
      String(row),
      (reasons.get(row) ?? []).join(" "),
    ]),
  );
  return csvLine([...facts.headers, "file_row", "problem"]) + lines.join("");
}
