import type { Money } from "@/lib/domain/money";
import type { ProblemCode, RowProblem } from "@/lib/domain/payments/problems";
import { notFound } from "@/lib/domain/refusal";
import { type BatchDraft, Prisma } from "../generated/client";
import { moneyOrNull } from "../rows";
import { lockName, type Tx } from "../transaction";

export type DraftStatus = "draft" | "awaiting_approval" | "scheduled" | "released" | "deleted";

/** Locks a draft for the rest of the transaction: whoever edits, sends, approves or releases it waits for the other. */
export async function lockDraft(
  tx: Tx,
  businessId: string,
  id: string,
): Promise<BatchDraft & { status: DraftStatus }> {
  await tx.$executeRaw`
    SELECT FROM batch_draft WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const draft = await tx.batchDraft.findUnique({ where: { businessId_id: { businessId, id } } });
  if (!draft) throw notFound("draft");
  // The table's CHECK allows no other word.
  return { ...draft, status: draft.status as DraftStatus };
}

/** Locks a contribution file by its hash until commit: it has no row before its draft is made. */
export const lockDraftFile = (tx: Tx, businessId: string, fileHash: string): Promise<void> =>
  lockName(tx, `draft-file:${businessId}:${fileHash}`);

/** A row that will become a payment: not excluded. */
export type LiveRow = {
  position: number;
  fileRow: number | null;
  borrowerId: string | null;
  allocation: { type: "loan" | "servicer"; id: string } | null;
  amount: Money | null;
  referenceId: string | null;
  problems: RowProblem[];
  errors: number;
  warnings: number;
  /** The kinds of its warnings that a person has seen and kept. */
  keptCodes: ProblemCode[];
};

/** The number by which people know a row: that of its file, as a spreadsheet shows it, else its place in the draft. */
export const rowNumber = (row: { fileRow: number | null; position: number }): number =>
  row.fileRow ?? row.position;

type Raw = {
  position: number;
  file_row: number | null;
  borrower_id: string | null;
  allocation_type: "loan" | "servicer" | null;
  loan_id: string | null;
  servicer_id: string | null;
  amount: Prisma.Decimal | null;
  reference_id: string | null;
  problems: RowProblem[];
  errors: number;
  warnings: number;
  kept_codes: ProblemCode[];
};

/** All live rows in their order, or only those of these employees. */
export async function liveRows(
  tx: Tx,
  businessId: string,
  draftId: string,
  employees?: readonly string[],
): Promise<LiveRow[]> {
  const only = employees ? Prisma.sql`AND borrower_id = ANY (${[...employees]}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT position, file_row, borrower_id, allocation_type, loan_id, servicer_id, amount, reference_id, problems, errors,
           warnings, kept_codes
      FROM draft_row
     WHERE business_id = ${businessId}::uuid AND draft_id = ${draftId}::uuid AND NOT excluded ${only}
     ORDER BY position`;
  return rows.map((row) => {
    const allocated = row.allocation_type === "loan" ? row.loan_id : row.servicer_id;
    return {
      position: row.position,
      fileRow: row.file_row,
      borrowerId: row.borrower_id,
      allocation: row.allocation_type && allocated ? { type: row.allocation_type, id: allocated } : null,
      amount: moneyOrNull(row.amount),
      referenceId: row.reference_id,
      problems: row.problems,
      errors: row.errors,
      warnings: row.warnings,
      keptCodes: row.kept_codes,
    };
  });
}

/** Whom a draft's live rows pay. */
export async function payees(
  tx: Tx,
  draft: { businessId: string; id: string },
): Promise<{ servicerIds: string[]; loanIds: string[] }> {
  const rows = await tx.$queryRaw<{ servicer_id: string; loan_id: string | null }[]>`
    SELECT DISTINCT servicer_id, loan_id FROM draft_row
     WHERE business_id = ${draft.businessId}::uuid AND draft_id = ${draft.id}::uuid AND NOT excluded AND servicer_id IS NOT NULL`;
  return {
    servicerIds: [...new Set(rows.map((row) => row.servicer_id))],
    loanIds: rows.flatMap((row) => row.loan_id ?? []),
  };
}

/** What an approver is shown and agrees to, as one hash: account, reference and every live row. */
export async function contentHash(tx: Tx, businessId: string, draftId: string): Promise<string> {
  // As JSON, so that no two contents read the same; with each row's kinds of problem, since what is worth a look is shown too.
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT encode(sha256(convert_to(jsonb_build_array(d.source_account_id, d.reference_id, d.title, (
             SELECT jsonb_agg(jsonb_build_array(position, borrower_id, allocation_type, loan_id, servicer_id, amount, reference_id,
                                                jsonb_path_query_array(problems, '$[*].code'))
                              ORDER BY position)
               FROM draft_row r WHERE r.business_id = d.business_id AND r.draft_id = d.id AND NOT r.excluded))::text,
             'UTF8')), 'hex') AS hash
      FROM batch_draft d WHERE d.business_id = ${businessId}::uuid AND d.id = ${draftId}::uuid`;
  const hash = rows[0]?.hash;
  if (hash === undefined) throw notFound("draft");
  return hash;
}

/** Kinds by row, for one `unnest`: none of them holds a comma. */
const joined = (rows: readonly { keptCodes: readonly ProblemCode[] }[]): string[] =>
  rows.map((row) => row.keptCodes.join(","));

/** Problems found anew, stored set-based; a row whose warnings gained a kind is to be looked at again. */
export async function storeProblems(
  tx: Tx,
  businessId: string,
  draftId: string,
  rows: readonly { position: number; problems: readonly RowProblem[]; keptCodes: readonly ProblemCode[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  const count = (severity: string) =>
    rows.map((row) => row.problems.filter((problem) => problem.severity === severity).length);
  await tx.$executeRaw`
    UPDATE draft_row r
       SET problems = n.problems::jsonb, errors = n.errors, warnings = n.warnings,
           kept_codes = string_to_array(n.kept, ',')
      FROM unnest(${rows.map((row) => row.position)}::int[], ${rows.map((row) => JSON.stringify(row.problems))}::text[],
                  ${count("error")}::int[], ${count("warning")}::int[], ${joined(rows)}::text[])
           AS n (position, problems, errors, warnings, kept)
     WHERE r.business_id = ${businessId}::uuid AND r.draft_id = ${draftId}::uuid AND r.position = n.position`;
}
