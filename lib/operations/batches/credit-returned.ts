import { rolesWords } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BatchRow, lockBatch } from "@/lib/db/batches/batch-row";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import type { BusinessDay } from "@/lib/db/business-day";
import { closeExceptionsOf, openException } from "@/lib/db/exceptions";
import { dropMatches } from "@/lib/db/reconciliation/match";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { isFinal } from "@/lib/domain/batches/status";
import { compare, formatMoney, isAbove, isPositive, money, type Money, subtract } from "@/lib/domain/money";
import { PAYDOWN, type Person } from "@/lib/domain/people/person";
import { Refusal } from "@/lib/domain/refusal";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { writeAbout } from "./write-about";
import { tellItems } from "@/lib/db/events/item-events";

/** `code` null: no bank's entry but a person's word, told by `why`. `amount` left out: all that can come back. */
export type CreditReturn = { id: string; amount?: Money } & (
  { code: string } | { code: null; why: string; by: Person }
);

/**
 * A servicer's bank returned a credit, or a servicer the rest of one that it posted in part. The money stands in returns
 * clearing and the item waits for a person: refund or send again. For an item already final no status changes; an exception
 * holds the money (rules "A return for a final item"). What has come back already comes back no second time: nothing happens
 * then, and the answer is false.
 */
export async function applyCreditReturn(
  tx: Tx,
  business: BusinessDay,
  answer: CreditReturn,
): Promise<boolean> {
  const item = await lockItem(tx, business.businessId, answer.id);
  const batch = await lockBatch(tx, business.businessId, item.batchId);
  const { out, returns } = await withServicer(tx, item);
  const final = isFinal(item.status);
  const rest = final ? out : subtract(out, item.postedAmount);
  if (!isPositive(rest)) return false;
  const back = answer.amount ?? rest;
  checkAmount(item, back, { out, rest });
  const nth = returns + 1;
  // It can come back before the books saw it arrive (first in the morning's file): what came back had arrived. Booked once.
  await transferForItems(tx, business, {
    kind: "credit_settled",
    where: sql`i.id = ${item.id}::uuid`,
  });
  await transferForItems(tx, business, {
    kind: "credit_returned",
    where: sql`i.id = ${item.id}::uuid`,
    amount: sql`${back}::numeric`,
    nth,
  });
  const why = answer.code === null ? answer.why : `${answer.code}, ${returnCode(answer.code).meaning}`;
  await recordActivity(tx, business, {
    kind: final ? "item.late_return" : "item.returned",
    batchId: batch.id,
    itemId: item.id,
    actor: answer.code === null ? answer.by : PAYDOWN,
    data: { code: answer.code, why, amount: back },
  });
  if (final) await lateCreditReturn(tx, business, item, { back, why, nth });
  else await waitsForPerson(tx, business, batch, item, { answer, back, why });
  return true;
}

/** What of an item stands with its servicer's bank by the books, and how often some of it came back. */
async function withServicer(tx: Tx, item: ItemRow): Promise<{ out: Money; returns: number }> {
  const [row] = await tx.$queryRaw<{ out: string; returns: number }[]>`
    SELECT coalesce(sum(CASE kind WHEN 'credit_sent' THEN amount ELSE -amount END), 0)::text AS out,
           (count(*) FILTER (WHERE kind = 'credit_returned'))::int AS returns
      FROM ledger_transfer
     WHERE business_id = ${item.businessId}::uuid AND subject_id = ${item.id}::uuid AND kind IN ('credit_sent', 'credit_returned')`;
  return { out: money(row?.out ?? "0"), returns: row?.returns ?? 0 };
}

/** More than is there cannot come back; less than the rest would leave money of which nobody has said anything. */
function checkAmount(item: ItemRow, back: Money, could: { out: Money; rest: Money }): void {
  if (!isAbove(back, could.out) && (isFinal(item.status) || compare(back, could.rest) >= 0)) return;
  throw new Refusal(
    "conflict",
    `${formatMoney(back)} came back for a payment of which ${formatMoney(could.rest)} could.`,
  );
}

async function waitsForPerson(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  item: ItemRow,
  { answer, back, why }: { answer: CreditReturn; back: Money; why: string },
): Promise<void> {
  const { businessId } = business;
  await tx.batchItem.update({
    where: { businessId_id: { businessId, id: item.id } },
    data: {
      status: "returned",
      returnCode: answer.code,
      returnDetail: answer.code === null ? why : returnCode(answer.code).meaning,
      // All of it back: then what the servicer had said to have posted was not.
      postedAmount: subtract(item.amount, back),
    },
  });
  await tellItems(tx, businessId, [item.id]);
  const by = answer.code === null ? answer.by : PAYDOWN;
  await closeExceptionsOf(tx, business, { kind: "not_confirmed", subjectIds: [item.id] }, by, "came back");
  await dropMatches(tx, businessId, [item.id]);
  await writeAbout(tx, business, batch, {
    kind: "came_back",
    payments: 1,
    total: back,
    kept: subtract(item.amount, back),
    why,
    deciders: rolesWords("batches:release"),
  });
}

async function lateCreditReturn(
  tx: Tx,
  business: BusinessDay,
  item: ItemRow,
  { back, why, nth }: { back: Money; why: string; nth: number },
): Promise<void> {
  await openException(tx, business, {
    kind: "late_credit_return",
    subjectId: item.id,
    nth,
    batchId: item.batchId,
    amount: back,
    detail: `${formatMoney(back)} came back (${why}) for a payment that was already ${item.status}. Its status stays; the money waits in returns clearing.`,
  });
}
