import { installationRail } from "@/lib/auth/mode";
import { lockAccount } from "@/lib/db/accounts/account-row";
import { queueMicroDeposits } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { dateOfDay } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { addDueWork, type Claim, type WorkOutcome } from "@/lib/db/work/due-work";
import { microDepositArrival, microDepositFileCloses } from "@/lib/domain/accounts/micro-deposit-dates";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";
import { railOf } from "@/lib/rails/rail";
import { closingDay } from "../bank/closing-day";
import { missingForBusiness } from "../bank/what-is-missing";

/**
 * The cut-off: the two micro-deposits of an account that still waits for them leave, on the rail of this moment, and arrive on
 * the banking day after. What the rail lacks since the account was added is waited for, a banking day at a time.
 */
export async function depositsLeave(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  const { businessId } = business;
  const id = claim.subjectId;
  const account = await lockAccount(tx, businessId, id);
  if (account?.status !== "pending_verification") return "done";
  if ((await missingForBusiness(tx, business)).length > 0) {
    const later = microDepositArrival(business.now, business.cutOff);
    await promise(tx, business, id, later);
    return { dueAt: microDepositFileCloses(later, business.cutOff) };
  }
  const day = closingDay(business, claim.dueAt);
  const arrival = nextBankingDay(day);
  if (railOf(installationRail).writesFiles) {
    const fileId = await openFile(tx, business, day, "borrower_cut_off");
    await queueMicroDeposits(tx, { businessId, id }, { fileId, effectiveOn: arrival });
  }
  // No worker may have run at the cut-off that was promised.
  await promise(tx, business, id, arrival);
  const dueAt = instantAt(arrival, timetable.settlements);
  await addDueWork(tx, { businessId, kind: "deposits_arrive", subjectId: id, dueAt });
  return "done";
}

async function promise(tx: Tx, { businessId }: BusinessDay, id: string, arrival: Day): Promise<void> {
  await tx.sourceAccount.update({
    where: { businessId_id: { businessId, id } },
    data: { depositsArriveOn: dateOfDay(arrival) },
  });
}
