import { among, daysOf, lockChunk, recordFor, setStage } from "@/lib/db/borrower-payments/chunk";
import { addDayWork, dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { mailBorrowers } from "@/lib/db/borrower-payments/own-mails";
import { clearReturns } from "@/lib/db/borrower-payments/outcomes";
import { readBusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { scheduleDebitReturns } from "@/lib/db/work/simulations";
import { timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";
import { datesOfDebit } from "@/lib/domain/schedule";
import { linkTo } from "../../links";

/** S: the Borrowers' money is here. It is held until S+2, the end of the time in which their banks may take it back. */
export async function paymentsDebit(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId } = business;
  const day = dayOfWork(claim);
  const chunk = await lockChunk(tx, businessId, { stages: ["debit_sent"], column: "debit_day", upTo: day });
  if (chunk.length === 0) return "done";
  await transferForPayments(tx, business, {
    kind: "debit_settled",
    where: among(chunk),
    nth: sql`p.debit_attempt`,
  });
  await clearReturns(tx, businessId, chunk);
  await setStage(tx, businessId, chunk, "debit_settled");
  await recordFor(tx, business, chunk, "payment.debited");
  const arrives = datesOfDebit(day).creditsEffective;
  await mailBorrowers(tx, business, chunk, ({ paymentId, ...facts }) => ({
    kind: "own_debited",
    ...facts,
    day,
    arrives,
    link: linkTo(`/my/payments/${paymentId}`),
  }));
  await scheduleDebitReturns(tx, businessId, chunk, business.today);
  for (const creditsDay of await daysOf(tx, businessId, chunk, "credits_sent_day")) {
    const dueAt = instantAt(creditsDay, timetable.creditsGoOut);
    await addDayWork(tx, { businessId, kind: "payments_credit", day: creditsDay, dueAt });
  }
  await tellPayments(tx, businessId, chunk);
  return "more";
}
