import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { rowsWhere } from "@/lib/db/drafts/which-rows";
import { type Numeric, sql } from "@/lib/db/sql";
import { loadRoster } from "@/lib/db/roster/load-roster";
import { moneyOrNull } from "@/lib/db/rows";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { type ContributionRow, readContributionRow } from "@/lib/domain/files/contributions/row";
import { columnOf } from "@/lib/domain/files/mapping";
import { parseMoney } from "@/lib/domain/money";
import { describeProblem, type ProblemCode, type RowProblem } from "@/lib/domain/payments/problems";
import type { Roster, RosterEmployee } from "@/lib/domain/payments/roster";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import type { DraftRowsPage, DraftRowView, RowsQuery } from "@/lib/schemas/draft";
import { fixesFor, menuOf } from "./row-choices";

export const ROWS_PER_PAGE = 50;

type Stored = {
  position: number;
  file_row: number | null;
  raw: string[] | null;
  borrower_id: string | null;
  allocation_type: string | null;
  loan_id: string | null;
  servicer_id: string | null;
  chosen_by_rule: boolean;
  amount: Numeric | null;
  reference_id: string | null;
  problems: RowProblem[];
  kept_codes: ProblemCode[];
  excluded: boolean;
};

/** Fifty rows of a draft after a position, with all that a person needs to mend them: words, fixes, the menu of loans. */
export async function listDraftRows(actor: UserActor, id: string, query: RowsQuery): Promise<DraftRowsPage> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) throw notFound("draft");
  const { businessId } = actor;
  const draft = await prisma.batchDraft.findUnique({
    where: { businessId_id: { businessId, id } },
    select: { fileFacts: true },
  });
  if (!draft) throw notFound("draft");
  const where = sql`r.business_id = ${businessId}::uuid AND r.draft_id = ${id}::uuid AND ${rowsWhere(query)}`;
  const counted = await prisma.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM draft_row r WHERE ${where}`;
  const found = await prisma.$queryRaw<Stored[]>`
    SELECT r.position, r.file_row, r.raw, r.borrower_id, r.allocation_type, r.loan_id, r.servicer_id, r.chosen_by_rule,
           r.amount, r.reference_id, r.problems, r.kept_codes, r.excluded
      FROM draft_row r WHERE ${where} AND r.position > ${query.after}
     ORDER BY r.position LIMIT ${ROWS_PER_PAGE + 1}`;
  const rows = found.slice(0, ROWS_PER_PAGE);
  const ids = [...new Set(rows.flatMap((row) => row.borrower_id ?? []))];
  const roster = await loadRoster(prisma, businessId, { ids });
  const facts = draft.fileFacts as FileFacts | null; // Written by draftFromFile and changeMapping only.
  return {
    rows: rows.map((row) => view(row, facts, roster)),
    total: counted[0]?.total ?? 0,
    next: found.length > ROWS_PER_PAGE ? (rows.at(-1)?.position ?? null) : null,
  };
}

function view(row: Stored, facts: FileFacts | null, roster: Roster): DraftRowView {
  const employee = row.borrower_id === null ? undefined : roster.byId.get(row.borrower_id);
  const amount = moneyOrNull(row.amount);
  const source =
    facts && row.raw
      ? readContributionRow({ row: row.file_row ?? row.position, cells: row.raw }, facts.mapping)
      : null;
  const allocated = row.allocation_type === "loan" ? row.loan_id : row.servicer_id;
  const allocation = row.allocation_type && allocated ? `${row.allocation_type}:${allocated}` : null;
  const choices = employee ? menuOf(roster, employee.id, allocation) : [];
  return {
    position: row.position,
    number: row.file_row ?? row.position,
    employee: employee ? employeeView(employee) : null,
    fileEmployee: source ? [source.texts.employeeId, source.texts.name].filter((text) => text).join(" ") : "",
    allocation,
    chosenByRule: row.chosen_by_rule,
    choices,
    amount,
    fileAmount: source ? cellOf(source, amount) : null,
    referenceId: row.reference_id,
    problems: row.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      column: problem.column,
      words: describeProblem(problem, null, headerOf(problem, facts)),
      fixes: fixesFor(problem, employee ? (roster.loansOf.get(employee.id) ?? []) : []),
      kept: row.kept_codes.includes(problem.code),
    })),
    excluded: row.excluded,
  };
}

const employeeView = (employee: RosterEmployee): NonNullable<DraftRowView["employee"]> => ({
  id: employee.id,
  name: `${employee.firstName} ${employee.lastName}`,
  externalId: employee.externalId,
  status: employee.status,
});

/** The raw text, shown beside its reading where the two differ in more than a leading "$". */
function cellOf(source: ContributionRow, amount: string | null): string | null {
  const text = source.texts.amount;
  return text !== "" && parseMoney(text.replace(/^\$/, "")) !== amount ? text : null;
}

function headerOf(problem: RowProblem, facts: FileFacts | null): string | null {
  if (!facts) return null;
  const header = facts.headers[columnOf(facts.mapping, problem.column)];
  return header === undefined || header === "" ? null : header;
}
