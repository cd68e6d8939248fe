import type { Money } from "@/lib/domain/money";
import type { RowProblem } from "@/lib/domain/payments/problems";
import type { Tx } from "../transaction";

export type NewDraftRow = {
  position: number;
  fileRow: number | null;
  /** The file's cells, unchanged; null for rows picked in the grid. */
  raw: readonly string[] | null;
  borrowerId: string | null;
  allocation: { type: "loan" | "servicer"; id: string; servicerId: string } | null;
  chosenByRule: boolean;
  amount: Money | null;
  referenceId: string | null;
  problems: readonly RowProblem[];
};

const count = (row: NewDraftRow, severity: string): number =>
  row.problems.reduce((found, problem) => (problem.severity === severity ? found + 1 : found), 0);

const record = (row: NewDraftRow) => ({
  position: row.position,
  file_row: row.fileRow,
  raw: row.raw,
  borrower_id: row.borrowerId,
  allocation_type: row.allocation?.type ?? null,
  loan_id: row.allocation?.type === "loan" ? row.allocation.id : null,
  servicer_id: row.allocation?.servicerId ?? null,
  chosen_by_rule: row.chosenByRule,
  amount: row.amount,
  reference_id: row.referenceId,
  problems: row.problems,
  errors: count(row, "error"),
  warnings: count(row, "warning"),
});

/**
 * Writes rows of a draft in one statement. All rows are one JSON text: the driver escapes arrays element by element, which for
 * a large file took longer than reading it. (PostgreSQL's jsonb holds no NUL; a cell that has one was refused with its file.)
 */
export async function insertDraftRows(
  tx: Tx,
  businessId: string,
  draftId: string,
  rows: readonly NewDraftRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO draft_row (business_id, draft_id, position, file_row, raw, borrower_id, allocation_type, loan_id, servicer_id,
                           chosen_by_rule, amount, reference_id, problems, errors, warnings)
    SELECT ${businessId}::uuid, ${draftId}::uuid, r.*
      FROM json_to_recordset(${JSON.stringify(rows.map(record))}::json)
           AS r (position int, file_row int, raw jsonb, borrower_id uuid, allocation_type text, loan_id uuid, servicer_id uuid,
                 chosen_by_rule boolean, amount numeric, reference_id text, problems jsonb, errors int, warnings int)`;
}

/** The number of the next row. */
export async function nextPosition(tx: Tx, businessId: string, draftId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(position) AS last FROM draft_row WHERE business_id = ${businessId}::uuid AND draft_id = ${draftId}::uuid`;
  return (rows[0]?.last ?? 0) + 1;
}
