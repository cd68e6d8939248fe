import { splitAmount } from "@/lib/domain/ach/entries";
import type { Outgoing, PaymentSubject } from "@/lib/domain/bank/nacha-file";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { BatchRow } from "../batches/batch-row";
import { inChunk } from "../batches/chunks";
import { Prisma } from "../generated/client";
import { dayOfDate, moneyOf } from "../rows";
import { decrypt } from "../secrets";
import type { Tx } from "../transaction";
import type { LockedFile } from "./files";

/** A batch's debit, in as many parts as the bank's amount field needs. An attempt that stands in a file is left alone. */
export async function queueDebit(
  tx: Tx,
  batch: BatchRow,
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  const parts = splitAmount(batch.totalAmount);
  await tx.$executeRaw`
    INSERT INTO ach_entry (business_id, file_id, subject_kind, subject_id, nth, part, parts, batch_id, source_account_id, amount,
                           reference, effective_day)
    SELECT ${batch.businessId}::uuid, ${out.fileId}::uuid, 'batch_debit', ${batch.id}::uuid, ${batch.debitAttempt}, p.part,
           ${parts.length}, ${batch.id}::uuid, ${batch.sourceAccountId}::uuid, p.amount, ${batch.referenceId ?? batch.id},
           ${out.effectiveOn}::date
      FROM unnest(${parts}::numeric[]) WITH ORDINALITY AS p (amount, part)
    ON CONFLICT (business_id, subject_kind, subject_id, nth, part) DO NOTHING`;
}

/** Credits of the pending items that `where` selects (alias `i`), set-based. One that stands in a file is left alone. */
async function queueCreditsWhere(
  tx: Tx,
  businessId: string,
  where: Prisma.Sql,
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ach_entry (business_id, file_id, subject_kind, subject_id, batch_id, servicer_id, amount, reference, effective_day)
    SELECT i.business_id, ${out.fileId}::uuid, 'item_credit', i.id, i.batch_id, i.servicer_id, i.amount,
           coalesce(i.reference_id, i.id::text), ${out.effectiveOn}::date
      FROM batch_item i
     WHERE i.business_id = ${businessId}::uuid AND i.status = 'pending' AND ${where}
     ORDER BY i.position
    ON CONFLICT (business_id, subject_kind, subject_id, nth, part) DO NOTHING`;
}

export async function queueChunk(
  tx: Tx,
  batch: BatchRow,
  upTo: number,
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  await queueCreditsWhere(tx, batch.businessId, inChunk(batch, "pending", upTo), out);
}

export async function queueCredit(
  tx: Tx,
  item: { businessId: string; id: string },
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  await queueCreditsWhere(tx, item.businessId, Prisma.sql`i.id = ${item.id}::uuid`, out);
}

/** Money that goes back to the business's account; once for each subject and `nth`. */
export async function queueRefund(
  tx: Tx,
  refund: {
    businessId: string;
    subjectId: string;
    nth: number;
    batchId: string;
    accountId: string;
    amount: Money;
    reference: string;
  },
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ach_entry (business_id, file_id, subject_kind, subject_id, nth, batch_id, source_account_id, amount, reference,
                           effective_day)
    VALUES (${refund.businessId}::uuid, ${out.fileId}::uuid, 'refund', ${refund.subjectId}::uuid, ${refund.nth},
            ${refund.batchId}::uuid, ${refund.accountId}::uuid, ${refund.amount}::numeric, ${refund.reference},
            ${out.effectiveOn}::date)
    ON CONFLICT (business_id, subject_kind, subject_id, nth, part) DO NOTHING`;
}

/**
 * Takes refunds to accounts that were disabled meanwhile out of a file that is about to be written: they wait for another
 * account. Once the file is written its refunds are paid, whatever becomes of the account.
 */
export async function takeBackRefunds(tx: Tx, file: LockedFile): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM ach_entry e USING source_account a
     WHERE e.business_id = ${file.businessId}::uuid AND e.file_id = ${file.id}::uuid AND e.subject_kind = 'refund'
       AND a.business_id = e.business_id AND a.id = e.source_account_id AND a.status = 'disabled'`;
}

/** Where a refund stands: sent in a file, in one that is still to be written, or in none (taken back, or a rail without files). */
export async function refundInFile(
  tx: Tx,
  refund: { businessId: string; subjectId: string; nth: number },
): Promise<"sent" | "queued" | "none"> {
  const entry = await tx.achEntry.findFirst({
    where: { ...refund, subjectKind: "refund" },
    select: { trace: true },
  });
  if (entry === null) return "none";
  return entry.trace === null ? "queued" : "sent";
}

/** Takes the refund of a Borrower's Payment out of a file that is still to be written. False where the bank has it: it arrives. */
export async function takeBackPaymentRefund(tx: Tx, businessId: string, paymentId: string): Promise<boolean> {
  const refund = { businessId, subjectKind: "payment_refund", subjectId: paymentId };
  await tx.achEntry.deleteMany({ where: { ...refund, trace: null } });
  return (await tx.achEntry.count({ where: refund })) === 0;
}

/**
 * Entries of these Payments, set-based: a debit and a refund move the Borrower's account, a credit the servicer's. One that
 * stands in a file is left alone. The effective day is that of the Payment's column, or `effectiveOn`.
 */
export async function queuePayments(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  out: { fileId: string; kind: PaymentSubject; effectiveOn?: Day },
): Promise<void> {
  const { kind } = out;
  const toServicer = kind === "payment_credit";
  const nth = kind === "payment_debit" ? Prisma.sql`p.debit_attempt` : Prisma.sql`1`;
  const day = kind === "payment_debit" ? Prisma.sql`p.debit_day` : Prisma.sql`p.credits_effective_day`;
  const isRefund = kind === "payment_refund";
  const amount = isRefund ? Prisma.sql`p.amount - p.posted_amount` : Prisma.sql`p.amount`;
  const own = isRefund
    ? Prisma.sql`coalesce(p.refund_account_id, p.source_account_id)`
    : Prisma.sql`p.source_account_id`;
  await tx.$executeRaw`
    INSERT INTO ach_entry (business_id, file_id, subject_kind, subject_id, nth, payment_id, source_account_id, servicer_id, amount,
                           reference, effective_day)
    SELECT p.business_id, ${out.fileId}::uuid, ${kind}, p.id, ${nth}, p.id, CASE WHEN NOT ${toServicer} THEN ${own} END,
           CASE WHEN ${toServicer} THEN p.servicer_id END, ${amount}, p.id::text,
           coalesce(${out.effectiveOn ?? null}::date, ${day})
      FROM payment p
     WHERE p.business_id = ${businessId}::uuid AND p.id = ANY (${[...ids]}::uuid[])
     ORDER BY p.id
    ON CONFLICT (business_id, subject_kind, subject_id, nth, part) DO NOTHING`;
}

/** The two micro-deposits of an account, once: the first and the second are told apart by `nth`, as in the ledger. */
export async function queueMicroDeposits(
  tx: Tx,
  account: { businessId: string; id: string },
  out: { fileId: string; effectiveOn: Day },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ach_entry (business_id, file_id, subject_kind, subject_id, nth, source_account_id, amount, reference, effective_day)
    SELECT a.business_id, ${out.fileId}::uuid, 'micro_deposit', a.id, d.nth, a.id, d.amount, a.id::text, ${out.effectiveOn}::date
      FROM source_account a CROSS JOIN LATERAL (VALUES (1, a.deposit1), (2, a.deposit2)) AS d (nth, amount)
     WHERE a.business_id = ${account.businessId}::uuid AND a.id = ${account.id}::uuid
     ORDER BY d.nth
    ON CONFLICT (business_id, subject_kind, subject_id, nth, part) DO NOTHING`;
}

type Raw = {
  id: string;
  subject_kind: Outgoing["subjectKind"];
  nth: number;
  amount: Prisma.Decimal;
  effective_day: Date;
  reference: string;
  online: boolean | null;
  recurring: boolean | null;
  of_person: boolean;
  borrower_account: string | null;
  name: string;
  routing_number: string;
  account_number: string;
  type: "checking" | "savings" | "brokerage";
};

/** All entries of a file with the accounts as they stand now (a correction may have come since), in the order they were put in. */
export async function readOutgoing(tx: Tx, file: LockedFile): Promise<Outgoing[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT e.id, e.subject_kind, e.nth, e.amount, e.effective_day, e.reference,
           coalesce(l.account_number,
                    -- A Borrower pays the servicer as a whole: any of their numbers there tells it whose money it is.
                    (SELECT min(o.account_number) FROM loan o
                      WHERE o.business_id = p.business_id AND o.borrower_id = p.borrower_id AND o.servicer_id = e.servicer_id))
             AS borrower_account,
           p.series_id IS NOT NULL AS recurring, a.borrower_id IS NOT NULL AS of_person,
           (SELECT NOT m.attested FROM mandate m
             WHERE m.business_id = p.business_id AND m.subject_id IN (p.id, p.series_id)
             ORDER BY m.recorded_at DESC LIMIT 1) AS online,
           coalesce(s.name, a.name_on_account) AS name, coalesce(d.routing_number, a.routing_number) AS routing_number,
           coalesce(d.account_number_encrypted, a.account_number_encrypted) AS account_number, coalesce(d.type, a.type) AS type
      FROM ach_entry e
      LEFT JOIN source_account a ON a.business_id = e.business_id AND a.id = e.source_account_id
      LEFT JOIN servicer s ON s.id = e.servicer_id
      LEFT JOIN servicer_destination d ON d.servicer_id = e.servicer_id
      LEFT JOIN batch_item i ON i.business_id = e.business_id AND i.id = e.subject_id AND e.subject_kind = 'item_credit'
      LEFT JOIN payment p ON p.business_id = e.business_id AND p.id = e.payment_id
      LEFT JOIN loan l ON l.business_id = i.business_id AND l.id = i.loan_id
     WHERE e.business_id = ${file.businessId}::uuid AND e.file_id = ${file.id}::uuid
     ORDER BY e.seq`;
  // Ten thousand credits go to a dozen accounts.
  const opened = new Map<string, string>();
  const open = (sealed: string): string => {
    const text = opened.get(sealed) ?? decrypt(sealed);
    opened.set(sealed, text);
    return text;
  };
  return rows.map((row) => ({
    id: row.id,
    subjectKind: row.subject_kind,
    nth: row.nth,
    amount: moneyOf(row.amount),
    effectiveOn: dayOfDate(row.effective_day),
    reference: row.reference,
    authorised:
      row.subject_kind === "payment_debit"
        ? { online: row.online === true, recurring: row.recurring === true }
        : null,
    ofPerson: row.of_person,
    borrowerAccount: row.borrower_account,
    receiver: {
      name: row.name,
      routingNumber: row.routing_number,
      accountNumber: open(row.account_number),
      type: row.type === "savings" ? "savings" : "checking",
    },
  }));
}
