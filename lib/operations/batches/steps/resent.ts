import { type ActivityKind, recordActivity } from "@/lib/db/activity";
import { queueCredit } from "@/lib/db/bank/entries";
import { openFile } from "@/lib/db/bank/files";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { addDueWork, type Claim, type WorkOutcome } from "@/lib/db/work/due-work";
import { type BatchItemChange, sql } from "@/lib/db/sql";
import { dateOfDay } from "@/lib/db/rows";
import type { Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { instantAt } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { type Rail, railOf } from "@/lib/rails/rail";
import { closingDay } from "../../bank/closing-day";
import { untilConfirmed } from "../../bank/wait-for-confirmations";
import { confirmAsSimulated, confirmItems } from "../confirm-items";
import { expectConfirmations } from "./confirmation-overdue";
import { tellItems } from "@/lib/db/events/item-events";

/** A re-sent item goes its own way: out with the file that closes today, settled on the next banking day, confirmed on the one after. */
export async function resentGoesOut(tx: Tx, claim: Claim): Promise<"done"> {
  const { business, item, rail } = await load(tx, claim);
  if (item.status !== "pending") return "done";
  if (rail.writesFiles) {
    const day = closingDay(business, claim.dueAt);
    const fileId = await openFile(tx, business, day, "cut_off");
    await queueCredit(tx, item, { fileId, effectiveOn: nextBankingDay(day) });
  }
  await book(tx, business, item, "credit_sent");
  await update(tx, item, { status: "sent", sentDay: dateOfDay(business.today) });
  await tellItems(tx, item.businessId, [item.id]);
  await tell(tx, business, item, "item.sent");
  await next(tx, business, item, "resent_settles", timetable.settlements);
  return "done";
}

export async function resentSettles(tx: Tx, claim: Claim): Promise<"done"> {
  const { business, item } = await load(tx, claim);
  if (item.status !== "sent") return "done";
  await book(tx, business, item, "credit_settled");
  await update(tx, item, { settledDay: dateOfDay(business.today) });
  await tell(tx, business, item, "item.settled");
  await next(tx, business, item, "resent_confirmed", timetable.confirmations);
  await expectConfirmations(tx, item.businessId, item.batchId, business.today);
  return "done";
}

export async function resentConfirmed(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const { business, item, rail } = await load(tx, claim);
  if (item.status !== "sent") return "done";
  if (rail.confirmedBy === "file") return untilConfirmed(tx, business);
  if (await confirmAsSimulated(tx, business, item.batchId, sql`i.id = ${item.id}::uuid`)) return "done";
  const whole = [{ itemId: item.id, amount: item.amount }];
  await confirmItems(tx, business, item.batchId, whole, PAYDOWN);
  return "done";
}

async function load(tx: Tx, claim: Claim): Promise<{ business: BusinessDay; item: ItemRow; rail: Rail }> {
  const business = await readBusinessDay(claim.businessId, tx);
  const item = await lockItem(tx, claim.businessId, claim.subjectId);
  const { rail } = await lockBatch(tx, claim.businessId, item.batchId);
  return { business, item, rail: railOf(rail) };
}

async function book(
  tx: Tx,
  business: BusinessDay,
  item: ItemRow,
  kind: "credit_sent" | "credit_settled",
): Promise<void> {
  const where = sql`i.id = ${item.id}::uuid`;
  await transferForItems(tx, business, { kind, where });
}

async function update(tx: Tx, item: ItemRow, data: BatchItemChange): Promise<void> {
  await tx.batchItem.update({ where: { businessId_id: { businessId: item.businessId, id: item.id } }, data });
}

async function tell(tx: Tx, business: BusinessDay, item: ItemRow, kind: ActivityKind): Promise<void> {
  await recordActivity(tx, business, {
    kind,
    batchId: item.batchId,
    itemId: item.id,
    actor: PAYDOWN,
  });
}

async function next(
  tx: Tx,
  business: BusinessDay,
  item: ItemRow,
  kind: "resent_settles" | "resent_confirmed",
  time: string,
): Promise<void> {
  const dueAt = instantAt(nextBankingDay(business.today), time);
  await addDueWork(tx, { businessId: item.businessId, kind, subjectId: item.id, dueAt });
}
