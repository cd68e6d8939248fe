import type { BusinessDay } from "@/lib/db/business-day";
import { batchHolding, heldItemReferences } from "@/lib/db/batches/references";
import type { Tx } from "@/lib/db/transaction";
import { problemWithTotal } from "@/lib/domain/batches/total";
import { type Money, sum } from "@/lib/domain/money";
import { limitNotEnteredWords } from "@/lib/domain/tax";
import { yearOf } from "@/lib/domain/days";
import { NOBODY } from "@/lib/domain/uuid";
import { fieldOf, warningAt, wordsOf } from "@/lib/schemas/batches/warnings";
import type { BatchWarning } from "@/lib/schemas/batches/batch-payment";
import type { PayloadProblem, ReadPayload } from "@/lib/schemas/batches/batch-payment-payload";
import { checkPayments, type CheckResult, type PaymentByIds } from "../batches/check-payments";
import { lockFundingAccount } from "../batches/write-batch";

/** What a payload is worth: everything wrong with it, everything worth a look, and what its items were found to be. */
export type Judgement = {
  problems: PayloadProblem[];
  warnings: BatchWarning[];
  sourceAccountId: string | null;
  result: CheckResult;
};

/** Asks of a payload that was read all that the database knows. With `lock`, what was found stays true until commit. */
export async function judgePayload(
  tx: Tx,
  business: BusinessDay,
  payload: ReadPayload,
  options: { lock: boolean },
): Promise<Judgement> {
  const account = await judgeAccount(tx, business.businessId, payload.sourceAccountId);
  const payments: PaymentByIds[] = payload.items.map((item, place) => ({
    row: place + 1,
    borrowerId: item?.borrower_id ?? NOBODY,
    allocation: item?.allocation ?? null,
    amount: item?.amount ?? null,
  }));
  const result = await checkPayments(tx, business, payments, options);
  const found = judgeItems(payload, result);
  return {
    problems: [
      ...payload.problems,
      ...account.problems,
      ...judgeSums(payload),
      ...(await judgeReferences(tx, business.businessId, payload)),
      ...found.problems,
    ],
    warnings: [...aboutLimit(result), ...found.warnings],
    sourceAccountId: account.id,
    result,
  };
}

async function judgeAccount(
  tx: Tx,
  businessId: string,
  id: string | undefined,
): Promise<{ id: string | null; problems: PayloadProblem[] }> {
  if (id === undefined) return { id: null, problems: [] };
  const field = { position: null, field: "source_account_id" };
  const account = await tx.sourceAccount.findFirst({
    where: { businessId, id },
    select: { borrowerId: true },
  });
  if (!account) {
    return {
      id: null,
      problems: [{ ...field, message: "There is no such source account, or it is not yours." }],
    };
  }
  const { problem } = await lockFundingAccount(tx, businessId, id);
  return {
    id: account.borrowerId === null ? id : null,
    problems: problem === null ? [] : [{ ...field, message: problem }],
  };
}

function judgeSums({ numberOfPayments, totalAmount, items, references }: ReadPayload): PayloadProblem[] {
  const problems: PayloadProblem[] = [];
  if (numberOfPayments !== undefined && references.length > 0 && numberOfPayments !== references.length) {
    const message = `number_of_payments is ${numberOfPayments}, but payments has ${references.length}.`;
    problems.push({ position: null, field: "number_of_payments", message });
  }
  const amounts = items.flatMap((item) => (item ? [item.amount] : []));
  // With an item that could not be read there is no sum to compare with.
  if (items.length === 0 || amounts.length < items.length) return problems;
  const total: Money = sum(amounts);
  const message = problemWithTotal(total);
  if (message !== null) {
    problems.push({ position: null, field: "total_amount", message });
  } else if (totalAmount !== undefined && totalAmount !== total) {
    const message = `total_amount is ${totalAmount}, but the payments sum to ${total}.`;
    problems.push({ position: null, field: "total_amount", message });
  }
  return problems;
}

async function judgeReferences(tx: Tx, businessId: string, payload: ReadPayload): Promise<PayloadProblem[]> {
  const problems: PayloadProblem[] = [];
  const own = payload.referenceId ?? null;
  if (own !== null) {
    const holder = await batchHolding(tx, businessId, own);
    if (holder) {
      const message = `The reference_id ${JSON.stringify(own)} is that of batch ${holder.id}, whose payload is another. Send a new reference_id.`;
      problems.push({ position: null, field: "reference_id", message });
    }
  }
  const first = new Map<string, number>();
  const held = await heldItemReferences(
    tx,
    businessId,
    payload.references.filter((one) => one !== null),
  );
  payload.references.forEach((reference, position) => {
    if (reference === null) return;
    const at = { position, field: "reference_id" };
    const before = first.get(reference);
    if (before === undefined) first.set(reference, position);
    else
      problems.push({
        ...at,
        message: `Payment ${before + 1} has the same reference_id. Each needs its own.`,
      });
    if (reference === own)
      problems.push({ ...at, message: "This is the batch's own reference_id. Each needs its own." });
    if (held.has(reference)) {
      problems.push({
        ...at,
        message: "A payment of an earlier batch has this reference_id. Send a new one.",
      });
    }
  });
  return problems;
}

function judgeItems(
  payload: ReadPayload,
  result: CheckResult,
): { problems: PayloadProblem[]; warnings: BatchWarning[] } {
  const problems: PayloadProblem[] = [];
  const warnings: BatchWarning[] = [];
  payload.items.forEach((item, position) => {
    if (item === null) return;
    const checked = result.checked[position];
    if (!checked) {
      const message = "There is no such borrower, or it is not yours.";
      problems.push({ position, field: "borrower_id", message });
      return;
    }
    for (const problem of checked.problems) {
      if (problem.severity === "error")
        problems.push({ position, field: fieldOf[problem.column], message: wordsOf(problem) });
      else {
        warnings.push(warningAt(position, item.reference_id, problem));
      }
    }
  });
  return { problems, warnings };
}

function aboutLimit({ limit, dates }: CheckResult): BatchWarning[] {
  if (limit.known) return [];
  const message = limitNotEnteredWords(yearOf(dates.creditsEffective), limit);
  return [{ path: "", reference_id: null, code: "limit_not_entered", message }];
}
