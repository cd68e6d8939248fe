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
import { installationRail } from "@/lib/auth/mode";
import { tellPayments } from "@/lib/db/events/payment-events";
import { railOf } from "@/lib/rails/rail";
import { untilReturnsAreIn } from "../../bank/wait-for-returns";
import { cameBack } from "../came-back";

/**
 * S+2: the debits can no longer come back in time, so the credits go out, a chunk a transaction. One whose loans can no longer
 * be paid is held back and goes home. On the NACHA rail they wait until that morning's returns are known (rules 9).
 */
export async function paymentsCredit(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId, today } = business;
  const at = { stages: ["debit_settled"], column: "credits_sent_day", upTo: dayOfWork(claim) } as const;
  const chunk = await lockChunk(tx, businessId, at);
  if (chunk.length === 0) return "done";
  const rail = railOf(installationRail);
  if (rail.creditsWaitForReturns) {
    const notNow = await untilReturnsAreIn(tx, business);
    if (notNow !== null) return notNow;
  }
  const effective = nextBankingDay(today);
  await moveCredits(tx, businessId, chunk, { sent: today, effective, confirmed: nextBankingDay(effective) });
  const held = await findUnpayable(tx, businessId, chunk);
  await holdBack(tx, business, held);
  const going = chunk.filter((id) => !held.includes(id));
  if (rail.writesFiles) {
    const fileId = await openFile(tx, business, today, "borrower_morning");
    await queuePayments(tx, businessId, going, { fileId, kind: "payment_credit" });
  }
  await transferForPayments(tx, { businessId, kind: "credit_sent", day: today, where: among(going) });
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
  const { businessId, today } = business;
  await transferForPayments(tx, { businessId, kind: "held_back", day: today, where: among(ids) });
  await recordFor(tx, business, ids, "payment.held_back");
  for (const id of ids) {
    await cameBack(tx, business, id, {
      code: "not_payable",
      why: "no loan at the servicer can be paid any more",
    });
  }
}
