import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { isPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import { addDueWork } from "@/lib/db/work/due-work";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { addBankingDays, nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { changeCode, correctionProblemWords, parseCorrectedData } from "@/lib/domain/ach/change-codes";
import { type Day, dayOf, instantAt } from "@/lib/domain/days";
import { isPositive, subtract } from "@/lib/domain/money";
import { isFinal } from "@/lib/domain/batches/status";
import { invalid, notFound, Refusal } from "@/lib/domain/refusal";
import { fitsReturnKind, type ReturnKind } from "@/lib/domain/ach/return-codes";
import { railOf } from "@/lib/rails/rail";
import type { Simulate, SimulationView } from "@/lib/schemas/sandbox";
import { checkShort, type Due, nextDebitReturnDue, notBefore } from "./due";
import { paymentAnswerDue } from "./simulate-payment";

/**
 * Tells the sandbox's bank or servicer what to answer: one call, one answer, on the day that rules "simulate" give.
 * Live businesses have no such thing: not found. A code that does not fit the kind is invalid.
 */
export async function simulate(actor: Actor, input: Simulate): Promise<SimulationView> {
  mustHave(actor, "sandbox:simulate");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    if (business.clock === null) throw notFound("sandbox");
    checkFields(input);
    const due = (await isPayment(tx, business.businessId, input.id))
      ? await paymentAnswerDue(tx, business, input)
      : await dueOf(tx, business, input);
    const row = await tx.simulation.create({
      data: {
        businessId: business.businessId,
        kind: input.kind,
        subjectId: input.id,
        code: input.code ?? null,
        data: {
          ...(input.amount === undefined ? {} : { amount: input.amount }),
          ...(input.corrected_data === undefined ? {} : { correctedData: input.corrected_data }),
        },
        dueOn: dateOfDay(due.on),
      },
      select: { id: true },
    });
    if (due.isWork) {
      const confirms = input.kind === "servicer_posted" || input.kind === "servicer_short";
      const dueAt = instantAt(due.on, confirms ? timetable.confirmations : timetable.returns);
      await addDueWork(tx, {
        businessId: business.businessId,
        kind: "bank_answers",
        subjectId: row.id,
        dueAt,
      });
    }
    await recordActivity(tx, business, {
      kind: "simulation.asked",
      subjectId: input.id,
      actor: personOf(actor),
      data: { kind: input.kind, code: input.code ?? null, amount: input.amount ?? null, dueOn: due.on },
    });
    return { id: row.id, kind: input.kind, due_on: due.on };
  });
}

function checkFields(input: Simulate): void {
  switch (input.kind) {
    case "debit_return":
    case "credit_return":
      return checkReturnCode(input.kind, input.code);
    case "notification_of_change":
      return checkChange(input);
    case "servicer_short":
    case "servicer_posted":
      if (input.code !== undefined) throw invalid([{ path: "code", message: "A posting has no code." }]);
      if (input.amount === undefined) {
        throw invalid([{ path: "amount", message: "Say the amount that the servicer posts." }]);
      }
  }
}

function checkReturnCode(kind: ReturnKind, code: string | undefined): void {
  if (code !== undefined && fitsReturnKind(code, kind)) return;
  const what = kind === "debit_return" ? "a debit" : "a credit";
  const found = code === undefined ? "found none" : `found ${JSON.stringify(code.slice(0, 20))}`;
  throw invalid([{ path: "code", message: `Expected a code with which ${what} is returned, ${found}.` }]);
}

function checkChange({ code, corrected_data }: Simulate): void {
  if (code === undefined || changeCode(code) === null) {
    throw invalid([{ path: "code", message: "Expected a code of a notification of change, C01 to C69." }]);
  }
  const read = parseCorrectedData(code, corrected_data ?? "");
  if (read.ok) return;
  throw invalid(
    read.problems.map((problem) => ({ path: "corrected_data", message: correctionProblemWords(problem) })),
  );
}

/** @throws Refusal for a batch whose bank and servicers answer by files */
function mustBeSimulated(batch: BatchRow): BatchRow {
  if (railOf(batch.rail).answeredBy === "simulation") return batch;
  throw new Refusal(
    "conflict",
    "This batch was released on the NACHA rail, where nothing is simulated: the bank and the servicers answer by files.",
  );
}

const lockSimulated = async (tx: Tx, businessId: string, id: string): Promise<BatchRow> =>
  mustBeSimulated(await lockBatch(tx, businessId, id));

async function dueOf(tx: Tx, business: BusinessDay, input: Simulate): Promise<Due> {
  switch (input.kind) {
    case "debit_return":
      return debitReturnDue(tx, business, await lockSimulated(tx, business.businessId, input.id));
    case "notification_of_change": {
      const batch = await lockSimulated(tx, business.businessId, input.id);
      return { on: notBefore(business, nextBankingDay(batch.debitDay)), isWork: true };
    }
    case "credit_return":
      return creditReturnDue(tx, business, input.id);
    case "servicer_short":
    case "servicer_posted":
      return postingDue(tx, business, input);
  }
}

async function debitReturnDue(tx: Tx, business: BusinessDay, batch: BatchRow): Promise<Due> {
  if (batch.debitStatus === "failed" || batch.debitStatus === "recalled") {
    throw new Refusal("conflict", "This batch's debit did not stand: there is nothing that could come back.");
  }
  return nextDebitReturnDue(tx, business, { ...batch, isDebited: batch.debitStatus === "settled" });
}

async function creditReturnDue(tx: Tx, business: BusinessDay, itemId: string): Promise<Due> {
  const item = await lockItem(tx, business.businessId, itemId);
  const batch = await lockSimulated(tx, business.businessId, item.batchId);
  if (item.status === "failed" || item.status === "cancelled") {
    throw new Refusal("conflict", `This payment is ${item.status}: no credit went out that could come back.`);
  }
  // A re-sent payment goes out today and is effective on the next banking day.
  const effective = item.replaces === null ? batch.creditsDay : nextBankingDay(business.today);
  return { on: notBefore(business, nextBankingDay(effective)), isWork: true };
}

/** With the servicer's confirmation; what it says after a first one comes on the next banking day. */
async function postingDue(tx: Tx, business: BusinessDay, input: Simulate): Promise<Due> {
  const item = await lockItem(tx, business.businessId, input.id);
  const batch = await lockSimulated(tx, business.businessId, item.batchId);
  const rest = subtract(item.amount, item.postedAmount);
  checkShort(input, rest);
  if (isFinal(item.status) || item.status === "returned") {
    throw new Refusal(
      "conflict",
      `This payment is ${item.status}: its servicer has nothing more to confirm.`,
    );
  }
  if (isPositive(item.postedAmount)) return { on: nextBankingDay(business.today), isWork: true };
  return { on: item.replaces === null ? batch.confirmDay : await resentConfirmDay(tx, item), isWork: false };
}

/** Of a payment sent again: two banking days after it goes out, one after it settles. */
async function resentConfirmDay(tx: Tx, item: ItemRow): Promise<Day> {
  const left = { resent_goes_out: 2, resent_settles: 1, resent_confirmed: 0 } as const;
  const work = await tx.dueWork.findFirst({
    where: { businessId: item.businessId, subjectId: item.id, doneAt: null, kind: { in: Object.keys(left) } },
    select: { kind: true, dueAt: true },
  });
  if (!work) throw new Refusal("conflict", "This payment's servicer has nothing more to confirm.");
  const steps = Object.entries(left).find(([kind]) => kind === work.kind)?.[1] ?? 0;
  return addBankingDays(dayOf(work.dueAt), steps);
}
