import type { UserActor } from "@/lib/auth/actor";
import { rowNumber } from "@/lib/db/drafts/draft-row";
import type { DraftRow } from "@/lib/db/sql";
import { loadRoster } from "@/lib/db/roster/load-roster";
import type { Tx } from "@/lib/db/transaction";
import { jsonOf } from "@/lib/db/rows";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { problemsAfterEdit } from "@/lib/domain/drafts/row-problems";
import { readContributionRow } from "@/lib/domain/files/contributions/row";
import { loansPaidBy } from "@/lib/domain/payments/roster";
import type { RowProblem } from "@/lib/domain/payments/problems";
import { invalid, notFound } from "@/lib/domain/refusal";
import type { DraftVersion, EditRow, RowChange } from "@/lib/schemas/draft";
import { changeDraft, type DraftChange } from "../change-draft";
import { payeeFor, typedAmount } from "./payee";

type NewValues = {
  borrowerId?: string;
  allocationType?: "loan" | "servicer" | null;
  loanId?: string | null;
  servicerId?: string | null;
  chosenByRule?: boolean;
  amount?: string;
  referenceId?: string | null;
};

type Edited = { values: NewValues; problems: RowProblem[] };

/** A person changes one cell. What the file said stays in `raw`; the employee's rows are checked anew. */
export async function editRow(actor: UserActor, input: EditRow): Promise<DraftVersion> {
  return changeDraft(actor, input, async ({ tx, draft }) => {
    const { businessId, id: draftId } = draft;
    const key = { businessId, draftId, position: input.position };
    const row = await tx.draftRow.findUnique({ where: { businessId_draftId_position: key } });
    if (!row) throw notFound("row");
    const before = row.problems as RowProblem[]; // Written by the checks only.
    const { values, problems } = await edited(tx, draft, row, before, input.change);
    await tx.draftRow.update({
      where: { businessId_draftId_position: key },
      data: {
        ...values,
        problems: jsonOf(problems),
        errors: problems.filter((problem) => problem.severity === "error").length,
        warnings: problems.filter((problem) => problem.severity === "warning").length,
        // A kept warning was kept for what the row said then.
        keptCodes: "referenceId" in input.change ? row.keptCodes : [],
      },
    });
    const employees = [row.borrowerId, values.borrowerId].flatMap((id) => id ?? []);
    return {
      value: null,
      recheck: { employees: [...new Set(employees)] },
      what: { row: rowNumber(row), ...recorded(input.change) },
    };
  });
}

const recorded = (change: RowChange): Record<string, string | null> =>
  "allocation" in change
    ? { allocation: `${change.allocation.type} ${change.allocation.id}` }
    : { ...change };

async function edited(
  tx: Tx,
  draft: DraftChange["draft"],
  row: DraftRow,
  before: RowProblem[],
  change: RowChange,
): Promise<Edited> {
  if ("amount" in change)
    return { values: { amount: typedAmount(change.amount) }, problems: problemsAfterEdit(before, "amount") };
  if ("referenceId" in change) return { values: { referenceId: change.referenceId }, problems: before };
  if ("allocation" in change) return otherPayee(tx, row, before, change.allocation);
  return otherEmployee(tx, draft, row, before, change.employeeId);
}

async function otherPayee(
  tx: Tx,
  row: DraftRow,
  before: RowProblem[],
  allocation: { type: "loan" | "servicer"; id: string },
): Promise<Edited> {
  if (row.borrowerId === null)
    throw invalid([{ path: "employee", message: "Choose the employee first, then the loan." }]);
  const roster = await loadRoster(tx, row.businessId, { ids: [row.borrowerId] });
  const [loan] = loansPaidBy(roster.loansOf.get(row.borrowerId) ?? [], allocation);
  if (!loan) {
    throw invalid([
      { path: "allocation", message: "The employee has no such loan. Choose one of those listed." },
    ]);
  }
  return {
    values: {
      allocationType: allocation.type,
      loanId: allocation.type === "loan" ? loan.id : null,
      servicerId: loan.servicerId,
      chosenByRule: false,
    },
    problems: problemsAfterEdit(before, "allocation"),
  };
}

/** Another employee: the loan number of the file is looked for among that one's loans; without one the rule chooses. */
async function otherEmployee(
  tx: Tx,
  draft: DraftChange["draft"],
  row: DraftRow,
  before: RowProblem[],
  employeeId: string,
): Promise<Edited> {
  const number = loanNumberOf(draft.fileFacts as FileFacts | null, row);
  const roster = await loadRoster(tx, row.businessId, { ids: [employeeId] });
  const employee = roster.byId.get(employeeId);
  if (!employee) throw notFound("employee");
  const payee = payeeFor(employee, roster, number);
  return {
    values: {
      borrowerId: employeeId,
      allocationType: payee.allocation?.type ?? null,
      loanId: payee.allocation?.type === "loan" ? payee.allocation.id : null,
      servicerId: payee.allocation?.servicerId ?? null,
      chosenByRule: payee.chosenByRule,
    },
    problems: [...problemsAfterEdit(before, "employee"), ...payee.problems],
  };
}

function loanNumberOf(facts: FileFacts | null, row: DraftRow): string {
  if (!facts || row.raw === null) return "";
  const cells = row.raw as string[]; // Written by draftFromFile only.
  return readContributionRow({ row: row.position, cells }, facts.mapping).texts.loanNumber;
}
