import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type ItemRow, lockItem } from "@/lib/db/batches/item-row";
import { transferForItems } from "@/lib/db/batches/ledger";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { closeExceptionsOf } from "@/lib/db/exceptions";
import { addDueWork } from "@/lib/db/work/due-work";
import { sql } from "@/lib/db/sql";
import { loadHistory, loadLimit } from "@/lib/db/roster/load-history";
import { loadRoster } from "@/lib/db/roster/load-roster";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { type Day, instantAt, yearOf } from "@/lib/domain/days";
import {
  type CheckedPayment,
  checkInOrder,
  type WantedAllocation,
} from "@/lib/domain/payments/check-in-order";
import { problemWords } from "@/lib/domain/payments/problems";
import { formatMoney, isPositive } from "@/lib/domain/money";
import { invalid, notFound, Refusal } from "@/lib/domain/refusal";
import { releaseDay } from "@/lib/domain/schedule";
import { mayRelease } from "./write-batch";
import { tellItems } from "@/lib/db/events/item-events";

export type ResentItem = { id: string; batchId: string; goesOut: Day; arrives: Day };

/**
 * Sends a returned payment's money again, to the same loan or to another of this employee's (`allocation`): a new item takes
 * the old one's place and reference, without a second debit (rules "Re-sent"). It goes out with today's file and is split into
 * tax-free and taxable anew, on the day it arrives. Refused (invalid) where nothing can be paid there now.
 */
export async function resendItem(
  actor: Actor,
  input: { id: string; allocation?: WantedAllocation | undefined },
): Promise<ResentItem> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const old = await lockItem(tx, actor.businessId, input.id);
    mayBeResent(old);
    await mayRelease(tx, business);
    const allocation = input.allocation ?? allocationOf(old);
    const goesOut = releaseDay(business.now, business.cutOff);
    const arrives = nextBankingDay(goesOut);
    const checked = await checkAnew(tx, business, old, allocation, arrives);
    await replaceOld(tx, business, old);
    await closeExceptionsOf(
      tx,
      business,
      { kind: "refund_waits", subjectIds: [old.id] },
      personOf(actor),
      "sent again instead",
    );
    const id = await insertNew(tx, old, allocation, checked, arrives);
    const person = personOf(actor);
    for (const itemId of [old.id, id]) {
      await recordActivity(tx, business, {
        kind: "item.resent",
        batchId: old.batchId,
        itemId,
        actor: person,
        data: { from: old.id, to: id, goesOut, arrives },
      });
    }
    await addDueWork(tx, {
      businessId: old.businessId,
      kind: "resent_goes_out",
      subjectId: id,
      dueAt: instantAt(goesOut, business.cutOff),
    });
    return { id, batchId: old.batchId, goesOut, arrives };
  });
}

function mayBeResent(old: ItemRow): void {
  if (old.status !== "returned") {
    throw new Refusal("conflict", `Only a returned payment can be sent again; this one is ${old.status}.`);
  }
  if (isPositive(old.postedAmount)) {
    throw new Refusal(
      "conflict",
      `The servicer posted ${formatMoney(old.postedAmount)} of this payment, so it stands there. What came back of it can be refunded.`,
    );
  }
  if (old.refundAsked) {
    throw new Refusal(
      "conflict",
      "The refund of this payment is already on its way, so it cannot be sent again.",
    );
  }
}

function allocationOf(old: ItemRow): WantedAllocation {
  return old.allocationType === "loan" && old.loanId !== null
    ? { type: "loan", id: old.loanId }
    : { type: "servicer", id: old.servicerId };
}

/** As a payment of its own: is it payable, is that much owed, and how does it split on the day it arrives. */
async function checkAnew(
  tx: Tx,
  business: BusinessDay,
  old: ItemRow,
  allocation: WantedAllocation,
  arrives: Day,
): Promise<CheckedPayment & { servicerId: string }> {
  await lockEmployees(tx, business.businessId, [old.borrowerId]);
  const roster = await loadRoster(tx, business.businessId, { ids: [old.borrowerId] });
  const employee = roster.byId.get(old.borrowerId);
  if (!employee) throw notFound("employee");
  const history = await loadHistory(tx, business.businessId, [old.borrowerId], {
    debit: old.debitDay,
    creditsEffective: arrives,
  });
  const limit = await loadLimit(tx, business.businessId, yearOf(arrives));
  const payment = { row: 1, employee, allocation, amount: old.amount };
  const [checked] = checkInOrder([payment], roster, history, limit.amount);
  const errors = checked?.problems.filter((problem) => problem.severity === "error") ?? [];
  if (errors.length > 0) {
    throw invalid(
      errors.map((problem) => ({
        path: "allocation",
        message: `This payment cannot be sent there: ${problemWords(problem)}`,
      })),
    );
  }
  if (!checked?.servicerId) throw notFound("loan");
  return { ...checked, servicerId: checked.servicerId };
}

/** The transfer first: the database lets an item change only beside the transfer that says so. */
async function replaceOld(tx: Tx, business: BusinessDay, old: ItemRow): Promise<void> {
  await transferForItems(tx, business, {
    kind: "resent",
    where: sql`i.id = ${old.id}::uuid`,
  });
  await tx.batchItem.update({
    where: { businessId_id: { businessId: old.businessId, id: old.id } },
    data: { status: "replaced", holdsReference: false, closedDay: dateOfDay(business.today) },
  });
  await tellItems(tx, old.businessId, [old.id]);
}

async function insertNew(
  tx: Tx,
  old: ItemRow,
  allocation: WantedAllocation,
  checked: CheckedPayment & { servicerId: string },
  arrives: Day,
): Promise<string> {
  const row = await tx.batchItem.create({
    data: {
      businessId: old.businessId,
      batchId: old.batchId,
      position: old.position,
      borrowerId: old.borrowerId,
      allocationType: allocation.type,
      loanId: allocation.type === "loan" ? allocation.id : null,
      servicerId: checked.servicerId,
      amount: old.amount,
      referenceId: old.referenceId,
      benefitDate: dateOfDay(arrives),
      taxFree: checked.taxFree,
      taxable: checked.taxable,
      // No second debit: it belongs to the month in which the employer paid.
      debitDay: dateOfDay(old.debitDay),
      replaces: old.id,
    },
    select: { id: true },
  });
  await tellItems(tx, old.businessId, [row.id]);
  return row.id;
}
