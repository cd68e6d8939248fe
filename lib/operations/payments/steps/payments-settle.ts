import { among, daysOf, lockChunk, recordFor, setStage } from "@/lib/db/borrower-payments/chunk";
import { addDayWork, dayOfWork } from "@/lib/db/borrower-payments/day-work";
import { transferForPayments } from "@/lib/db/borrower-payments/ledger";
import { readBusinessDay } from "@/lib/db/business-day";
import { tellPayments } from "@/lib/db/events/payment-events";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { addBankingDays } from "@/lib/domain/banking-calendar";
import { CONFIRMED_WITHIN_BANKING_DAYS, timetable } from "@/lib/domain/batches/timetable";
import { instantAt } from "@/lib/domain/days";

/** S+3: the credits have reached the servicers' banks. What is left is their confirmation. */
export async function paymentsSettle(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId, today } = business;
  const at = { stages: ["credit_sent"], column: "credits_effective_day", upTo: dayOfWork(claim) } as const;
  const chunk = await lockChunk(tx, businessId, at);
  if (chunk.length === 0) return "done";
  await transferForPayments(tx, business, { kind: "credit_settled", where: among(chunk) });
  await setStage(tx, businessId, chunk, "credit_settled");
  await recordFor(tx, business, chunk, "payment.credit_settled");
  for (const day of await daysOf(tx, businessId, chunk, "confirmed_expected_day")) {
    const dueAt = instantAt(day, timetable.confirmations);
    await addDayWork(tx, { businessId, kind: "payments_confirm", day, dueAt });
  }
  const overdue = addBankingDays(today, CONFIRMED_WITHIN_BANKING_DAYS);
  const dueAt = instantAt(overdue, timetable.overdue);
  await addDayWork(tx, { businessId, kind: "payments_overdue", day: overdue, dueAt });
  await tellPayments(tx, businessId, chunk);
  return "more";
}
