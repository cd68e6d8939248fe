import { createHash } from "node:crypto";
import { type KeyActor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBatchPayment, readBatchState } from "@/lib/db/batches/batch-payment";
import type { NewItem } from "@/lib/db/batches/insert-batch";
import { storeInvalidBatch } from "@/lib/db/batches/invalid-batch";
import { batchHolding, lockReferences } from "@/lib/db/batches/references";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, lockName, type Tx } from "@/lib/db/transaction";
import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import { canonicalJson } from "@/lib/domain/canonical-json";
import { type Money, parseMoney, ZERO } from "@/lib/domain/money";
import { invalid } from "@/lib/domain/refusal";
import type { BatchPaymentView, CreateBatchPayment } from "@/lib/schemas/batches/batch-payment";
import {
  type PayloadProblem,
  type ReadPayload,
  readPayload,
} from "@/lib/schemas/batches/batch-payment-payload";
import { type Judgement, judgePayload } from "./judge-payload";
import { mayRelease, writeBatch } from "../batches/write-batch";

/** `known`: the same payload under a reference that stands already; nothing was done again. */
export type CreatedBatchPayment = {
  outcome: "created" | "known" | "invalid" | "would_be_valid" | "would_be_invalid";
  view: BatchPaymentView;
};

/**
 * Creates a BatchPayment, which is its release. An invalid payload is stored and given back with every error; a repeated
 * `reference_id` with the same payload gives the first batch (rules "A batch and its items", "The same thing twice").
 * A dry run stores nothing.
 */
export async function createBatchPayment(
  actor: KeyActor,
  input: CreateBatchPayment,
): Promise<CreatedBatchPayment> {
  mustHave(actor, input.dry_run ? "batches:prepare" : "batches:release");
  const sent = payloadOf(input.body);
  const payload = readPayload(sent);
  const hash = createHash("sha256").update(canonicalJson(sent)).digest("hex");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    await mayRelease(tx, business);
    if (input.dry_run) return dryRun(tx, business, { sent, payload, hash });
    // Equal references, and equal payloads that are refused, come one after another.
    await lockName(tx, `batch:${business.businessId}:${payload.referenceId ?? hash}`);
    const known = payload.referenceId
      ? await batchHolding(tx, business.businessId, payload.referenceId)
      : null;
    if (known?.payloadHash === hash) return { outcome: "known", view: await viewOf(tx, business, known.id) };
    await lockReferences(tx, business.businessId);
    const judged = await judgePayload(tx, business, payload, { lock: true });
    if (judged.problems.length === 0) {
      const id = await release(tx, business, actor, { payload, judged, hash });
      // Its warnings were just written, and may be many megabytes: they are not read again.
      const state = there(id, await readBatchState(tx, business.businessId, id));
      return { outcome: "created", view: { ...state, warnings: judged.warnings } };
    }
    const id = await storeInvalidBatch(tx, {
      ...asSent(sent, payload),
      businessId: business.businessId,
      payloadHash: hash,
      sourceAccountId: judged.sourceAccountId,
      errors: errorLines(judged.problems, payload),
      rawParams: JSON.stringify(sent),
      createdAt: business.now,
    });
    return { outcome: "invalid", view: await viewOf(tx, business, id) };
  });
}

/** The documents wrap the payload in `batch_payment`; the bare object is taken too. */
function payloadOf(body: unknown): object {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalid([{ path: "", message: "Expected a JSON object as the body." }]);
  }
  const inner = "batch_payment" in body && Object.hasOwn(body, "batch_payment") ? body.batch_payment : null;
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : body;
}

/** The batch that this very payload made before, as it is now. */
async function knownBatch(
  tx: Tx,
  business: BusinessDay,
  payload: ReadPayload,
  hash: string,
): Promise<BatchPaymentView | null> {
  if (!payload.referenceId) return null;
  const holder = await batchHolding(tx, business.businessId, payload.referenceId);
  return holder?.payloadHash === hash ? viewOf(tx, business, holder.id) : null;
}

async function viewOf(tx: Tx, business: BusinessDay, id: string): Promise<BatchPaymentView> {
  return there(id, await readBatchPayment(tx, business.businessId, id));
}

function there(id: string, view: BatchPaymentView | null): BatchPaymentView {
  if (!view) throw new Error(`batch ${id} was there a moment ago`);
  return view;
}

async function release(
  tx: Tx,
  business: BusinessDay,
  actor: KeyActor,
  batch: { payload: ReadPayload; judged: Judgement; hash: string },
): Promise<string> {
  const { payload, judged } = batch;
  const { totalAmount } = payload;
  if (judged.sourceAccountId === null || totalAmount === undefined)
    throw new Error("a valid payload lacks a field");
  return writeBatch(tx, business, {
    businessId: business.businessId,
    title: null,
    referenceId: payload.referenceId ?? null,
    payloadHash: batch.hash,
    sourceAccountId: judged.sourceAccountId,
    totalAmount,
    warnings: judged.warnings,
    dates: judged.result.dates,
    preparedBy: personOf(actor).name,
    releasedBy: personOf(actor),
    createdAt: business.now,
    items: newItems(payload, judged),
  });
}

function newItems(payload: ReadPayload, judged: Judgement): NewItem[] {
  return payload.items.map((item, place) => {
    const checked = judged.result.checked[place];
    if (!item || !checked || checked.servicerId === null) throw new Error(`payment ${place} is not valid`);
    return {
      borrowerId: item.borrower_id,
      allocationType: item.allocation.type,
      loanId: item.allocation.type === "loan" ? item.allocation.id : null,
      servicerId: checked.servicerId,
      amount: item.amount,
      referenceId: item.reference_id,
      taxFree: checked.taxFree,
      taxable: checked.taxable,
    };
  });
}

const INTEGER_MAX = 2_147_483_647;

/** What an invalid BatchPayment shows of its payload, as far as it can be shown. */
function asSent(
  sent: object,
  payload: ReadPayload,
): { referenceId: string | null; numberOfPayments: number; totalAmount: Money } {
  const { number_of_payments: count, payments, total_amount: total }: Record<string, unknown> = { ...sent };
  const isCount = typeof count === "number" && Number.isInteger(count) && Math.abs(count) <= INTEGER_MAX;
  const length = Array.isArray(payments) ? payments.length : 0;
  return {
    referenceId: payload.referenceId ?? null,
    numberOfPayments: isCount ? count : length,
    totalAmount: parseMoney(total) ?? ZERO,
  };
}

/** One line a fault, in the order of the payload, each naming the item by position and reference. */
function errorLines(problems: readonly PayloadProblem[], payload: ReadPayload): string[] {
  const inOrder = [...problems].sort((a, b) => (a.position ?? -1) - (b.position ?? -1));
  return inOrder.map(({ position, field, message }) => {
    if (position === null) return `${field}: ${message}`;
    const reference = payload.references[position] ?? null;
    const name = reference === null ? "" : ` (reference_id ${JSON.stringify(reference)})`;
    return `Payment ${position + 1}${name}, payments.${position}${field === "" ? "" : `.${field}`}: ${message}`;
  });
}

async function dryRun(
  tx: Tx,
  business: BusinessDay,
  { sent, payload, hash }: { sent: object; payload: ReadPayload; hash: string },
): Promise<CreatedBatchPayment> {
  const known = await knownBatch(tx, business, payload, hash);
  if (known)
    return { outcome: "would_be_valid", view: { ...known, id: null, created_at: null, dry_run: true } };
  const judged = await judgePayload(tx, business, payload, { lock: false });
  const account =
    judged.sourceAccountId === null
      ? null
      : await tx.sourceAccount.findUnique({
          where: { businessId_id: { businessId: business.businessId, id: judged.sourceAccountId } },
          select: accountColumns,
        });
  const { referenceId, numberOfPayments, totalAmount } = asSent(sent, payload);
  const isValid = judged.problems.length === 0;
  const { debit, creditsSent, creditsEffective, confirmedExpected } = judged.result.dates;
  const view: BatchPaymentView = {
    id: null,
    created_at: null,
    dry_run: true,
    errors: isValid ? null : errorLines(judged.problems, payload),
    number_of_payments: numberOfPayments,
    reference_id: referenceId,
    source_account: account && accountView(account),
    status: isValid ? "pending" : "complete",
    total_amount: totalAmount,
    dates: isValid
      ? {
          debit,
          credits_sent: creditsSent,
          credits_effective: creditsEffective,
          confirmed_expected: confirmedExpected,
        }
      : null,
    debit: isValid ? { status: "scheduled", attempt: 1, code: null, next_date: debit } : null,
    warnings: judged.warnings,
    ...(isValid ? { counts: allPending(payload.items.length) } : { raw_params: sent }),
  };
  return { outcome: isValid ? "would_be_valid" : "would_be_invalid", view };
}

function allPending(items: number): Record<ItemStatus, number> {
  const pairs = itemStatuses.map((status) => [status, status === "pending" ? items : 0] as const);
  return Object.fromEntries(pairs) as Record<ItemStatus, number>; // one pair for each status
}
