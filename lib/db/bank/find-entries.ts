import type { AccountSubject, BatchSubject, PaymentSubject } from "@/lib/domain/bank/nacha-file";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { Prisma } from "../generated/client";
import { dayOfDate, moneyOf } from "../rows";
import type { Tx } from "../transaction";

/** An entry of ours that a line of somebody's file speaks of. */
export type SentEntry = SentOf &
  (
    | { subjectKind: BatchSubject; batchId: string }
    | { subjectKind: PaymentSubject | AccountSubject; batchId: null }
  );

type SentOf = {
  id: string;
  subjectId: string;
  nth: number;
  part: number;
  parts: number;
  sourceAccountId: string | null;
  servicer: { id: string; name: string } | null;
  amount: Money;
  trace: string;
  reference: string;
  effectiveOn: Day;
  /** Of a Borrower's own payment or account: the employer, who reads the bank's files, learns neither whose nor how much. */
  isOwnMoney: boolean;
  /** Under which company id its file went out. */
  companyId: string;
  /** When and from which file the bank's return of it was applied, in words for people; null if it was not. */
  returnedBy: string | null;
  /** Another part of the same debit has come back: all of it has (rules 2). */
  isPartReturned: boolean;
  /** Change codes that were applied to it. */
  correctedBy: readonly string[];
};

type Raw = {
  id: string;
  subject_kind: SentEntry["subjectKind"];
  subject_id: string;
  nth: number;
  part: number;
  parts: number;
  batch_id: string | null;
  source_account_id: string | null;
  servicer_id: string | null;
  servicer_name: string | null;
  amount: Prisma.Decimal;
  trace: string;
  reference: string;
  effective_day: Date;
  is_own_money: boolean;
  company_id: string;
  returned_by: string | null;
  is_part_returned: boolean;
  corrected_by: string[];
};

/**
 * Entries that `which` selects (alias `e`) and that stand in a written file of this business, the latest first: a trace comes
 * again after `traceDaysUnique` days, and then the later entry is meant.
 */
async function find(tx: Tx, businessId: string, which: Prisma.Sql): Promise<SentEntry[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT e.id, e.subject_kind, e.subject_id, e.nth, e.part, e.parts, e.batch_id, e.source_account_id, e.servicer_id,
           s.name AS servicer_name, e.amount, e.trace, e.reference, e.effective_day, f.company_id,
           e.payment_id IS NOT NULL OR a.borrower_id IS NOT NULL AS is_own_money,
           (SELECT u.file_name FROM bank_upload_line l JOIN bank_upload u ON u.business_id = l.business_id AND u.id = l.upload_id
             WHERE l.business_id = e.business_id AND l.entry_id = e.id AND l.what = 'return' AND l.outcome = 'applied') AS returned_by,
           e.parts > 1 AND EXISTS (
             SELECT FROM ach_entry o JOIN bank_upload_line l ON l.business_id = o.business_id AND l.entry_id = o.id
              WHERE o.business_id = e.business_id AND o.subject_kind = e.subject_kind AND o.subject_id = e.subject_id
                AND o.nth = e.nth AND o.part <> e.part AND l.what = 'return' AND l.outcome = 'applied') AS is_part_returned,
           ARRAY (SELECT l.code FROM bank_upload_line l
                   WHERE l.business_id = e.business_id AND l.entry_id = e.id AND l.what = 'correction'
                     AND l.outcome = 'applied') AS corrected_by
      FROM ach_entry e
      JOIN ach_file f ON f.business_id = e.business_id AND f.id = e.file_id
      LEFT JOIN servicer s ON s.id = e.servicer_id
      LEFT JOIN source_account a ON a.business_id = e.business_id AND a.id = e.source_account_id
     WHERE e.business_id = ${businessId}::uuid AND e.trace IS NOT NULL AND ${which}
     ORDER BY f.window_day DESC, e.seq DESC`;
  return rows.map((row) => ({
    id: row.id,
    ...belongsTo(row),
    subjectId: row.subject_id,
    nth: row.nth,
    part: row.part,
    parts: row.parts,
    sourceAccountId: row.source_account_id,
    servicer:
      row.servicer_id === null || row.servicer_name === null
        ? null
        : { id: row.servicer_id, name: row.servicer_name },
    amount: moneyOf(row.amount),
    trace: row.trace,
    reference: row.reference,
    effectiveOn: dayOfDate(row.effective_day),
    isOwnMoney: row.is_own_money,
    companyId: row.company_id,
    returnedBy: row.returned_by,
    isPartReturned: row.is_part_returned,
    correctedBy: row.corrected_by,
  }));
}

/** A CHECK of the table ties the batch to the kinds that are about one. */
const belongsTo = ({ subject_kind: kind, batch_id: batchId }: Raw) =>
  batchId === null
    ? { subjectKind: kind as PaymentSubject | AccountSubject, batchId }
    : { subjectKind: kind as BatchSubject, batchId };

function firstBy(entries: readonly SentEntry[], keyOf: (entry: SentEntry) => string): Map<string, SentEntry> {
  const found = new Map<string, SentEntry>();
  for (const entry of entries) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
  return found;
}

export async function findByTraces(
  tx: Tx,
  businessId: string,
  traces: readonly string[],
): Promise<Map<string, SentEntry>> {
  if (traces.length === 0) return new Map();
  const entries = await find(tx, businessId, Prisma.sql`e.trace = ANY (${[...traces]})`);
  return firstBy(entries, (entry) => entry.trace);
}

/** Credits by the reference that stood in their addenda, in capital letters as a bank's file has them. */
export async function findCreditsByReferences(
  tx: Tx,
  businessId: string,
  references: readonly string[],
): Promise<Map<string, SentEntry>> {
  if (references.length === 0) return new Map();
  const wanted = references.map((reference) => reference.toUpperCase());
  const entries = await find(
    tx,
    businessId,
    Prisma.sql`e.subject_kind IN ('item_credit', 'payment_credit') AND upper(e.reference) = ANY (${wanted})`,
  );
  return firstBy(entries, (entry) => entry.reference.toUpperCase());
}
