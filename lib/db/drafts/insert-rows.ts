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

// PostgreSQL's jsonb holds no NUL; a cell that has one was refused with its file.
const json = (value: unknown): string => JSON.stringify(value);

const count = (row: NewDraftRow, severity: string): number =>
  row.problems.reduce((found, problem) => (problem.severity === severity ? found + 1 : found), 0);

/** Writes rows of a draft in one statement: columns as arrays, one parameter each whatever the number of rows. */
export async function insertDraftRows(
  tx: Tx,
  businessId: string,
  draftId: string,
  rows: readonly NewDraftRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const loan = (row: NewDraftRow) => (row.allocation?.type === "loan" ? row.allocation.id : null);
  await tx.$executeRaw`
    INSERT INTO draft_row (business_id, draft_id, position, file_row, raw, borrower_id, allocation_type, loan_id, servicer_id,
                           chosen_by_rule, amount, reference_id, problems, errors, warnings)
    SELECT ${businessId}::uuid, ${draftId}::uuid, r.*
      FROM unnest(${rows.map((row) => row.position)}::int[], ${rows.map((row) => row.fileRow)}::int[],
                  ${rows.map((row) => (row.raw === null ? null : json(row.raw)))}::jsonb[],
                  ${rows.map((row) => row.borrowerId)}::uuid[], ${rows.map((row) => row.allocation?.type ?? null)}::text[],
                  ${rows.map(loan)}::uuid[], ${rows.map((row) => row.allocation?.servicerId ?? null)}::uuid[],
                  ${rows.map((row) => row.chosenByRule)}::boolean[], ${rows.map((row) => row.amount)}::numeric[],
                  ${rows.map((row) => row.referenceId)}::text[], ${rows.map((row) => json(row.problems))}::jsonb[],
                  ${rows.map((row) => count(row, "error"))}::int[], ${rows.map((row) => count(row, "warning"))}::int[]) AS r`;
}

/** The number of the next row. */
export async function nextPosition(tx: Tx, businessId: string, draftId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ last: number | null }[]>`
    SELECT max(position) AS last FROM draft_row WHERE business_id = ${businessId}::uuid AND draft_id = ${draftId}::uuid`;
  return (rows[0]?.last ?? 0) + 1;
}
