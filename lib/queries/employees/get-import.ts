import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readImportHead, readImportLines } from "@/lib/db/roster/file-imports";
import type { PlanCounts, PlanLine, PlanTab } from "@/lib/domain/employees/import-plan";
import type { ImportFacts } from "@/lib/domain/employees/stored-import";
import { type AnyField, fieldLabel } from "@/lib/domain/files/fields";
import { type ImportProblem, importProblemWords } from "@/lib/domain/files/imports/problems";
import { isUuid } from "@/lib/domain/uuid";
import type { ImportView } from "@/lib/schemas/employees/employee-import";

const LINES_PER_PAGE = 50;

const lengthOf = (counts: PlanCounts, tab: PlanTab): number =>
  tab === "wrong" ? counts.problems : counts[tab];

/** The tab to begin with: what a person must see first. */
const firstTab = (counts: PlanCounts): PlanTab =>
  (["changed", "added", "removed", "wrong"] as const).find((tab) => lengthOf(counts, tab) > 0) ?? "changed";

/** A previewed file and a page of one of its lists. Null where there is none of this business. */
export async function getImport(
  actor: UserActor,
  input: { id: string; tab: PlanTab | undefined; page: number },
): Promise<ImportView | null> {
  mustHave(actor, "employees:write");
  if (!isUuid(input.id)) return null;
  const head = await readImportHead(actor.businessId, input.id);
  if (head === null) return null;
  const { facts, counts } = head;
  const tab = input.tab ?? firstTab(counts);
  const pages = Math.max(1, Math.ceil(lengthOf(counts, tab) / LINES_PER_PAGE));
  const page = Math.min(input.page, pages);
  const skip = (page - 1) * LINES_PER_PAGE;
  const lines = await readImportLines(actor.businessId, input.id, tab, { skip, take: LINES_PER_PAGE });
  return {
    id: input.id,
    kind: head.kind,
    status: head.status,
    fileName: head.fileName,
    createdAt: head.createdAt.toISOString(),
    doneAt: head.appliedAt?.toISOString() ?? null,
    doneBy: head.doneBy,
    facts,
    counts,
    tab,
    // Both lists were written by storedImport, in these shapes.
    lines: tab === "wrong" ? [] : (lines as PlanLine[]).map((line, n) => ({ key: `${skip + n}`, ...line })),
    wrong:
      tab === "wrong"
        ? (lines as ImportProblem[]).map((problem, n) => ({
            key: `${skip + n}`,
            row: problem.row,
            column: columnName(facts, problem.column),
            words: importProblemWords(problem),
          }))
        : [],
    page,
    pages,
  };
}

/** The file's own name of a column, else ours. */
export function columnName(facts: ImportFacts, field: AnyField): string {
  const header = facts.headers[facts.mapping.indexOf(field)];
  return header === undefined || header === "" ? fieldLabel(field) : header;
}
