import type { BusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";
import { formatMoney, isAbove, type Money } from "@/lib/domain/money";
import { invalid } from "@/lib/domain/refusal";
import { retryDebitDay } from "@/lib/domain/schedule";
import type { Simulate } from "@/lib/schemas/sandbox";

/** When an answer comes, and whether the worker is told now: else the debit's next settling tells it (lib/db/work/simulations.ts). */
export type Due = { on: Day; isWork: boolean };

/** The day itself while its returns are still to come; else the next banking day. */
export function notBefore(business: BusinessDay, day: Day): Day {
  return instantAt(day, timetable.returns) > business.now ? day : nextBankingDay(business.today);
}

/** When the next return of a debit, a batch's or a Payment's, comes. */
export async function nextDebitReturnDue(
  tx: Tx,
  business: BusinessDay,
  of: { id: string; debitDay: Day; isDebited: boolean },
): Promise<Due> {
  const waiting = await tx.simulation.count({
    where: { businessId: business.businessId, subjectId: of.id, kind: "debit_return", usedAt: null },
  });
  if (of.isDebited && waiting === 0) {
    return { on: notBefore(business, nextBankingDay(of.debitDay)), isWork: true };
  }
  // Each answer before this one makes the debit be tried again; this one answers the try after the last.
  let on = nextBankingDay(of.debitDay);
  for (let before = 0; before < waiting; before++) on = nextBankingDay(retryDebitDay(on));
  return { on, isWork: false };
}

/** @throws Refusal invalid where what a servicer is to post short is the `rest` of the payment or more */
export function checkShort({ kind, amount }: Simulate, rest: Money): void {
  if (kind !== "servicer_short" || amount === undefined || isAbove(rest, amount)) return;
  throw invalid([
    { path: "amount", message: `Expected less than the ${formatMoney(rest)} that are not posted yet.` },
  ]);
}
