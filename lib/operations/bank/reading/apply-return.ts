import type { SentEntry } from "@/lib/db/bank/find-entries";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { lockItem } from "@/lib/db/batches/item-row";
import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { isFinal } from "@/lib/domain/batches/status";
import { formatDay } from "@/lib/domain/days";
import { formatMoney, type Money } from "@/lib/domain/money";
import { Refusal } from "@/lib/domain/refusal";
import { applyCreditReturn } from "../../batches/credit-returned";
import { applyDebitReturn } from "../../batches/debit-returned";
import { type Applied, refused, tooEarly } from "./applied";
import { applyDepositReturn } from "./apply-deposit-return";
import { applyPaymentReturn } from "./apply-payment-return";
import { applyRefundReturn } from "../refund-returned";

type OfBatch = Extract<SentEntry, { batchId: string }>;

/**
 * The bank returned an entry of ours: worked off by the same operations as a simulated answer, after what would make it mean
 * something else is told apart. Each entry comes back once.
 */
export async function applyReturn(
  tx: Tx,
  business: BusinessDay,
  entry: SentEntry,
  answer: { code: string; amount: Money },
): Promise<Applied> {
  if (entry.returnedBy !== null) {
    return { outcome: "repeated", explanation: `Its return was applied from the file ${entry.returnedBy}.` };
  }
  switch (entry.subjectKind) {
    case "batch_debit":
      return returnDebit(tx, business, entry, answer);
    case "item_credit":
      return returnCredit(tx, business, entry, answer);
    case "refund":
      return returnRefund(tx, business, entry, answer);
    case "payment_debit":
    case "payment_credit":
    case "payment_refund":
      return applyPaymentReturn(tx, business, entry, answer);
    case "micro_deposit":
      return applyDepositReturn(tx, business, entry, answer);
  }
}

async function returnDebit(
  tx: Tx,
  business: BusinessDay,
  entry: OfBatch,
  answer: { code: string; amount: Money },
): Promise<Applied> {
  if (entry.isPartReturned) {
    return {
      outcome: "repeated",
      explanation: `Part ${entry.part} of ${entry.parts} of a debit that came back as one.`,
    };
  }
  if (answer.amount !== entry.amount) return refused(differs(answer.amount, entry.amount));
  const batch = await lockBatch(tx, business.businessId, entry.batchId);
  if (entry.nth !== batch.debitAttempt || batch.debitStatus === "failed") {
    return { outcome: "repeated", explanation: "This debit has come back before." };
  }
  if (batch.debitStatus !== "settled") {
    return tooEarly("debit", batch.debitDay);
  }
  await applyDebitReturn(tx, business, { id: batch.id, code: answer.code });
  const after = await lockBatch(tx, business.businessId, entry.batchId);
  const what = `The debit of ${formatMoney(batch.totalAmount)} came back: ${answer.code}, ${returnCode(answer.code).meaning}.`;
  switch (after.debitStatus) {
    case "retrying":
      return {
        outcome: "applied",
        explanation: `${what} It is tried again on ${formatDay(after.debitDay)}.`,
      };
    case "failed":
      return { outcome: "applied", explanation: `${what} No payment went out; the batch is closed.` };
    default:
      return {
        outcome: "applied",
        explanation: `${what} The payments had gone out: an exception holds what the business owes.`,
      };
  }
}

async function returnCredit(
  tx: Tx,
  business: BusinessDay,
  entry: SentEntry,
  answer: { code: string; amount: Money },
): Promise<Applied> {
  const item = await lockItem(tx, business.businessId, entry.subjectId);
  const settled = await tx.ledgerTransfer.findFirst({
    where: { businessId: business.businessId, subjectId: item.id, kind: "credit_settled" },
    select: { id: true },
  });
  if (settled === null) {
    return tooEarly("payment", entry.effectiveOn);
  }
  try {
    const isNew = await applyCreditReturn(tx, business, {
      id: item.id,
      code: answer.code,
      amount: answer.amount,
    });
    if (!isNew) return { outcome: "repeated", explanation: "This payment has come back before." };
  } catch (error) {
    // It decides before it writes: what it refuses is only told.
    if (!(error instanceof Refusal)) throw error;
    return refused(`${differs(answer.amount, entry.amount)} ${error.message}`);
  }
  const what = `${formatMoney(answer.amount)} came back: ${answer.code}, ${returnCode(answer.code).meaning}.`;
  return {
    outcome: "applied",
    explanation: isFinal(item.status)
      ? `${what} The payment was ${item.status} and stays so: an exception holds the money.`
      : `${what} The payment waits to be refunded or sent again.`,
  };
}

async function returnRefund(
  tx: Tx,
  business: BusinessDay,
  entry: OfBatch,
  answer: { code: string; amount: Money },
): Promise<Applied> {
  if (answer.amount !== entry.amount) return refused(differs(answer.amount, entry.amount));
  if (!(await applyRefundReturn(tx, business, entry, answer.code))) {
    return tooEarly("refund", entry.effectiveOn);
  }
  return {
    outcome: "applied",
    explanation: `The refund of ${formatMoney(entry.amount)} came back: ${answer.code}, ${returnCode(answer.code).meaning}. An exception holds the money until it is sent to another account.`,
  };
}

const differs = (found: Money, sent: Money): string =>
  `The amount differs: sent ${formatMoney(sent)}, found ${formatMoney(found)}. Ask the bank.`;
