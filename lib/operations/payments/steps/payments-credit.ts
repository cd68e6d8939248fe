import { queuePayments } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { among, daysOf, lockChunk, recordFor, setStage } from "@/lib/db/borrower-payments/chunk";
import { addDayWork, dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { moveCredits } from "@/lib/db/borrower-payments/outcomes";
import { findUnpayable } from "@/lib/db/borrower-payments/payability";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { tellPayments } from "@/lib/db/events/payment-events";
import { type RailName, railsThat } from "@/lib/rails/rail";
import { untilReturnsAreIn } from "../../bank/wait-for-returns";
import { cameBack } from "../came-back";
import { idsByFile } from "./ids-by-file";

/**
 * S+2: the debits can no longer come back in time, so the credits go out, a chunk a transaction. One whose loans can no longer
 * be paid is held back and goes home. Those on the NACHA rail wait until that morning's returns are known (rules 9), the others
 * go before.
 */
export async function paymentsCredit(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const at = { stages: ["debit_settled"], column: "credits_sent_day", upTo: dayOfWork(claim) } as const;
  const lockOn = (rails: RailName[]) => lockChunk(tx, business.businessId, { ...at, rails });
  const free = await lockOn(railsThat((rail) => !rail.creditsWaitForReturns));
  if (free.length > 0) return goOut(tx, business, free);
  const waiting = await lockOn(railsThat((rail) => rail.creditsWaitForReturns));
  if (waiting.length === 0) return "done";
  return (await untilReturnsAreIn(tx, business)) ?? goOut(tx, business, waiting);
}

async function goOut(tx: Tx, business: BusinessDay, chunk: readonly string[]): Promise<"more"> {
  const { businessId, today } = business;
  const effective = nextBankingDay(today);
  await moveCredits(tx, businessId, chunk, { sent: today, effective, confirmed: nextBankingDay(effective) });
  const held = await findUnpayable(tx, businessId, chunk);
  await holdBack(tx, business, held);
  const going = chunk.filter((id) => !held.includes(id));
  const byFile = await idsByFile(tx, businessId, going);
  if (byFile.length > 0) {
    const fileId = await openFile(tx, business, today, "borrower_morning");
    await queuePayments(tx, businessId, byFile, { fileId, kind: "payment_credit" });
  }
  await transferForPayments(tx, business, { kind: "credit_sent", where: among(going) });
  await setStage(tx, businessId, going, "credit_sent");
  await recordFor(tx, business, going, "payment.credit_sent");
  for (const day of await daysOf(tx, businessId, going, "credits_effective_day")) {
    const dueAt = instantAt(day, timetable.settlements);
    await addDayWork(tx, { businessId, kind: "payments_settle", day, dueAt });
  }
  await tellPayments(tx, businessId, chunk);
  return "more";
}

async function holdBack(tx: Tx, business: BusinessDay, ids: readonly string[]): Promise<void> {
  await transferForPayments(tx, business, { kind: "held_back", where: among(ids) });
  await recordFor(tx, business, ids, "payment.held_back");
  for (const id of ids) {
    await cameBack(tx, business, id, {
      code: "not_payable",
      why: "no loan at the servicer can be paid any more",
    });
  }
}
