import { findByTraces, findCreditsByReferences, type SentEntry } from "@/lib/db/bank/find-entries";
import { lockPaid, type PaidItem } from "@/lib/db/bank/paid-items";
import { type UnnamedRow, writeUnnamed } from "@/lib/db/reconciliation/advices";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import {
  type Confirmation,
  confirmationProblemWords,
  readConfirmations,
} from "@/lib/domain/ach/confirmations";
import { foldToAscii } from "@/lib/domain/ach/fold";
import type { BankLine } from "@/lib/domain/bank/lines";
import { type Judged, judgeConfirmation } from "@/lib/domain/bank/judge-confirmation";
import type { FileRow } from "@/lib/domain/files/row";
import type { Money } from "@/lib/domain/money";
import type { Person } from "@/lib/domain/people/person";
import { confirmItems } from "../../batches/confirm-items";
import { confirmPayments } from "../../payments/confirm-payments";
import { OWN_MONEY } from "./apply-payment-return";

export type ConfirmationsRead = {
  lines: BankLine[];
  /** Null: with this file today's confirmations are in. Else why not, in words. */
  notTheDays: string | null;
};

type Row = { confirmation: Confirmation; entry: SentEntry | undefined; judged: Judged };

/**
 * Reads a servicer's confirmations against this business's own credits: posted ones are final, short ones wait for the rest.
 * Set-based by batch; a row that cannot be applied is told and the others go on. Money posted under a name that is none of
 * ours waits on the reconciliation page for a person, once, however often the file is read.
 */
export async function readConfirmationRows(
  tx: Tx,
  business: BusinessDay,
  rows: Iterable<FileRow>,
  { by, isFirstReading }: { by: Person; isFirstReading: boolean },
): Promise<ConfirmationsRead> {
  const { confirmations, problems } = readConfirmations(rows, business.today);
  const entries = await findEntries(tx, business.businessId, confirmations);
  const ids = [...new Set(confirmations.flatMap((one) => entries.get(one)?.subjectId ?? []))];
  const items = await lockPaid(tx, business.businessId, ids);
  const judged = confirmations.map((confirmation): Row => {
    const entry = entries.get(confirmation);
    const item = entry && items.get(entry.subjectId);
    return { confirmation, entry, judged: judgeConfirmation(confirmation, item ?? null) };
  });
  await apply(tx, business, judged, items, by);
  if (isFirstReading) await writeUnnamed(tx, business, judged.flatMap(unnamed), by.name);
  const lines = [...judged.map(lineOf), ...problems.map(faultLine)].sort((a, b) => a.line - b.line);
  const isOurs = judged.some((row) => row.judged.outcome !== "refused");
  const notTheDays = isOurs ? null : "No row of the file confirms a payment of this business.";
  return { lines, notTheDays };
}

/** By trace where one is given: it is the bank's own number. Both given must mean the same credit. */
async function findEntries(
  tx: Tx,
  businessId: string,
  confirmations: readonly Confirmation[],
): Promise<Map<Confirmation, SentEntry>> {
  const traces = confirmations.flatMap((one) => one.trace ?? []);
  const references = confirmations.flatMap((one) => one.itemReference ?? []);
  const byTrace = await findByTraces(tx, businessId, [...new Set(traces)]);
  const byReference = await findCreditsByReferences(tx, businessId, [...new Set(references)]);
  const found = new Map<Confirmation, SentEntry>();
  for (const one of confirmations) {
    const entry =
      one.trace === null ? byReference.get((one.itemReference ?? "").toUpperCase()) : byTrace.get(one.trace);
    if (entry?.subjectKind !== "item_credit" && entry?.subjectKind !== "payment_credit") continue;
    const agrees =
      one.itemReference === null || foldToAscii(one.itemReference) === foldToAscii(entry.reference);
    if (agrees) found.set(one, entry);
  }
  return found;
}

async function apply(
  tx: Tx,
  business: BusinessDay,
  rows: readonly Row[],
  items: Map<string, PaidItem>,
  by: Person,
): Promise<void> {
  const byBatch = new Map<string, { itemId: string; amount: Money }[]>();
  for (const { entry, judged } of rows) {
    const item = entry && items.get(entry.subjectId);
    if (judged.more === null || item === undefined) continue;
    if (item.batchId === null) {
      await confirmPayments(tx, business, [{ id: item.id, amount: judged.more }], by);
      continue;
    }
    const confirmed = { itemId: item.id, amount: judged.more };
    const batch = byBatch.get(item.batchId);
    if (batch) batch.push(confirmed);
    else byBatch.set(item.batchId, [confirmed]);
  }
  for (const [batchId, confirmed] of byBatch) await confirmItems(tx, business, batchId, confirmed, by);
}

/** Both names given and meaning two payments: a person sees which. */
function unnamed({ confirmation, entry }: Row): UnnamedRow[] {
  if (entry !== undefined || confirmation.status === "rejected") return [];
  const reference = confirmation.itemReference ?? confirmation.trace ?? "";
  return [{ amount: confirmation.amount, reference, postedOn: confirmation.postedOn }];
}

const lineOf = ({ confirmation, entry, judged }: Row): BankLine => ({
  line: confirmation.row,
  what: "confirmation",
  trace: confirmation.trace ?? entry?.trace ?? null,
  code: confirmation.status,
  // Of a Borrower's own money the employer, who reads the file, learns nothing.
  amount: confirmation.status === "rejected" || entry?.isOwnMoney === true ? null : confirmation.amount,
  entryId: entry?.id ?? null,
  outcome: judged.outcome,
  explanation: entry?.isOwnMoney === true ? OWN_MONEY : judged.explanation,
});

const faultLine = (problem: Parameters<typeof confirmationProblemWords>[0]): BankLine => ({
  line: problem.row,
  what: "fault",
  trace: null,
  code: null,
  amount: null,
  entryId: null,
  outcome: "refused",
  explanation: confirmationProblemWords(problem),
});
