import { describe, expect, it } from "vitest";
import { lockBatch } from "@/lib/db/batches/batch-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import { type Money, money } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { awaitedAnswer } from "@/lib/queries/sandbox/list-simulations";
import { readAttention } from "@/lib/queries/overview/attention";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, stateOf, openKinds } from "@/prisma/testing/books";
import { askRefund } from "./ask-refund";
import { confirmItems } from "./confirm-items";
import { resendItem } from "./resend-item";

/** A batch of two, released on 2026-11-23; of the first payment's 50.00 the servicer posts 40.00 on 2026-12-01. */
async function postedShort() {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId } = payroll;
  const to = await makeEmployee(businessId);
  const batchId = await makeBatch(payroll, [
    { to, amount: "50.00", referenceId: "pay-1" },
    { to: await makeEmployee(businessId), amount: "75.00" },
  ]);
  const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId, position: 1 } });
  await simulate(payroll.approver, { kind: "servicer_short", id: item.id, amount: money("40.00") });
  await walkTo(businessId, "2026-12-01");
  return { payroll, businessId, batchId, item };
}

async function outcomeOf(businessId: string, id: string) {
  const item = await prisma.batchItem.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  return `${item.status} ${item.postedAmount.toFixed(2)} ${item.refundedAmount.toFixed(2)}`;
}

async function confirm(businessId: string, batchId: string, confirmed: { itemId: string; amount: Money }[]) {
  const business = await readBusinessDay(businessId);
  return inTransaction(async (tx) => {
    await lockBatch(tx, businessId, batchId);
    return confirmItems(tx, business, batchId, confirmed, PAYDOWN);
  });
}

describe("short posting", () => {
  it("leaves the payment sent with what was posted, and the batch unreconciled", async () => {
    const { businessId, batchId, item } = await postedShort();
    expect(await outcomeOf(businessId, item.id)).toBe("sent 40.00 0.00");
    expect(await stateOf(businessId, batchId)).toMatchObject({
      status: "unreconciled",
      items: ["sent", "posted"],
    });
    await expectTrueBooks(businessId);
  });

  it("has its next answer awaited from when it was asked for until it came", async () => {
    const { payroll, businessId, item } = await postedShort();
    expect(await awaitedAnswer(payroll.owner, item.id)).toBeNull();
    await simulate(payroll.owner, { kind: "servicer_posted", id: item.id, amount: money("10.00") });
    expect(await awaitedAnswer(payroll.owner, item.id)).toBe("2026-12-02");
    await walkTo(businessId, "2026-12-02");
    expect(await awaitedAnswer(payroll.owner, item.id)).toBeNull();
  });

  it("is told on the overview until the day on which it becomes an exception", async () => {
    const { payroll, businessId, batchId, item } = await postedShort();
    const href = `/batch-payments/${batchId}/payments/${item.id}`;
    expect(await readAttention(payroll.viewer)).toEqual([
      { code: "posted_short", payments: 1, rest: "10.00", until: "2026-12-07", href },
    ]);
    await walkTo(businessId, "2026-12-08");
    expect(await readAttention(payroll.viewer)).toMatchObject([{ code: "open_exceptions", amount: "10.00" }]);
  });

  it("is posted whole once the rest arrives, by itself or in parts", async () => {
    const { payroll, businessId, batchId, item } = await postedShort();
    const first = await simulate(payroll.approver, {
      kind: "servicer_posted",
      id: item.id,
      amount: money("4.00"),
    });
    expect(first.due_on).toBe("2026-12-02");
    await walkTo(businessId, "2026-12-02");
    expect(await outcomeOf(businessId, item.id)).toBe("sent 44.00 0.00");
    await simulate(payroll.approver, { kind: "servicer_posted", id: item.id, amount: money("6.00") });
    await walkTo(businessId, "2026-12-03");
    expect(await outcomeOf(businessId, item.id)).toBe("posted 50.00 0.00");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    expect(await openKinds(businessId)).toEqual([]);
    await expectTrueBooks(businessId);
  });

  it("waits with the rest in clearing once it came back, and ends posted and refunded to the cent", async () => {
    const { payroll, businessId, batchId, item } = await postedShort();
    await simulate(payroll.approver, { kind: "credit_return", id: item.id, code: "R03" });
    await walkTo(businessId, "2026-12-02");
    expect(await outcomeOf(businessId, item.id)).toBe("returned 40.00 0.00");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-10.00");
    await expectTrueBooks(businessId);
    await expect(resendItem(payroll.approver, { id: item.id })).rejects.toThrow(/\$40\.00 of this payment/);
    await askRefund(payroll.approver, { id: item.id });
    await walkTo(businessId, "2026-12-03");
    expect(await outcomeOf(businessId, item.id)).toBe("posted 40.00 10.00");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    for (const account of ["returns_clearing", "bank_cash", "servicer_payable"])
      expect(await balanceOf(businessId, account), account).toBe("0.00");
    await expectTrueBooks(businessId);
  });

  it("opens an exception for what it had posted when that comes back too", async () => {
    const { payroll, businessId, item } = await postedShort();
    await simulate(payroll.approver, { kind: "credit_return", id: item.id, code: "R03" });
    await walkTo(businessId, "2026-12-02");
    await askRefund(payroll.approver, { id: item.id });
    await walkTo(businessId, "2026-12-03");
    for (let n = 0; n < 2; n++)
      await simulate(payroll.approver, { kind: "credit_return", id: item.id, code: "R04" });
    await walkTo(businessId, "2026-12-04");
    expect(await openKinds(businessId)).toEqual(["late_credit_return 40.00"]);
    expect(await outcomeOf(businessId, item.id)).toBe("posted 40.00 10.00");
    await expectTrueBooks(businessId);
  });

  it("is refused by the database when more is said to be refunded than the books say", async () => {
    const { businessId, item } = await postedShort();
    await expect(
      prisma.batchItem.update({
        where: { businessId_id: { businessId, id: item.id } },
        data: { refundedAmount: "10.00" },
      }),
    ).rejects.toThrow(/otherwise than the books say/);
  });

  it("may be followed by more than was sent: posted, and the excess an exception", async () => {
    const { payroll, businessId, batchId, item } = await postedShort();
    await simulate(payroll.approver, { kind: "servicer_posted", id: item.id, amount: money("12.50") });
    await walkTo(businessId, "2026-12-02");
    expect(await outcomeOf(businessId, item.id)).toBe("posted 50.00 0.00");
    expect(await openKinds(businessId)).toEqual(["over_posted 2.50"]);
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("2.50");
    await expectTrueBooks(businessId);
  });

  it("of a payment that was sent again is told with its own confirmation", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const batchId = await makeBatch(payroll, [{ to: await makeEmployee(businessId), amount: "50.00" }]);
    const old = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    await simulate(payroll.approver, { kind: "credit_return", id: old.id, code: "R03" });
    await walkTo(businessId, "2026-12-01");
    const again = await resendItem(payroll.approver, { id: old.id });
    const asked = await simulate(payroll.approver, {
      kind: "servicer_short",
      id: again.id,
      amount: money("40.00"),
    });
    expect(asked.due_on).toBe("2026-12-03");
    await walkTo(businessId, "2026-12-03");
    expect(await outcomeOf(businessId, again.id)).toBe("sent 40.00 0.00");
    await walkTo(businessId, "2026-12-08");
    expect(await openKinds(businessId)).toEqual([]);
    await walkTo(businessId, "2026-12-09");
    expect(await openKinds(businessId)).toEqual(["not_confirmed 10.00"]);
    await expectTrueBooks(businessId);
  });
});

describe("what a servicer says", () => {
  it("changes nothing of a payment that is final, not settled or another batch's", async () => {
    const { payroll, businessId, batchId, item } = await postedShort();
    const posted = await prisma.batchItem.findFirstOrThrow({ where: { batchId, position: 2 } });
    const to = await makeEmployee(businessId);
    const otherBatch = await makeBatch(payroll, [{ to, amount: "20.00" }]);
    const pending = await prisma.batchItem.findFirstOrThrow({ where: { batchId: otherBatch } });
    const amount = money("5.00");
    const outcome = await confirm(businessId, batchId, [
      { itemId: posted.id, amount },
      { itemId: pending.id, amount },
      { itemId: item.id, amount },
      { itemId: item.id, amount: money("1.00") },
    ]);
    expect(outcome).toMatchObject({ posted: 0, short: 1, overPosted: 0 });
    expect(outcome.ignored.sort()).toEqual([posted.id, pending.id].sort());
    expect(await outcomeOf(businessId, item.id)).toBe("sent 46.00 0.00");
    await expectTrueBooks(businessId);
  });

  it("by the fifth banking day after the credit settled; else a person is told, and it closes by itself", async () => {
    const { businessId, batchId, item } = await postedShort();
    // D4 is 2026-11-30.
    await walkTo(businessId, "2026-12-04");
    expect(await openKinds(businessId)).toEqual([]);
    await walkTo(businessId, "2026-12-07");
    expect(await openKinds(businessId)).toEqual(["not_confirmed 10.00"]);
    await confirm(businessId, batchId, [{ itemId: item.id, amount: money("10.00") }]);
    expect(await openKinds(businessId)).toEqual([]);
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    expect(await prisma.dueWork.count({ where: { businessId, doneAt: null } })).toBe(0);
    await expectTrueBooks(businessId);
  });
});
