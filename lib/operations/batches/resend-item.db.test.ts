import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import {
  makeBatch,
  makeEmployee,
  makeLoan,
  makePayroll,
  makeSentDraft,
  walkTo,
} from "@/prisma/factories/payroll";
import { balanceOf, bankWillAnswer, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { askRefund } from "./ask-refund";
import { resendItem } from "./resend-item";

/** A batch of two, released on `on`, whose first payment comes back R03 on the morning of `returned`. */
async function cameBack(on = "2026-11-23", returned = "2026-12-01", amount = "150.00") {
  const payroll = await makePayroll(day(on));
  const { businessId } = payroll;
  const to = await makeEmployee(businessId);
  const payments = [
    { to, amount, referenceId: "pay-1" },
    { to: await makeEmployee(businessId), amount: "75.00" },
  ];
  const batchId = await makeBatch(payroll, payments);
  const old = await prisma.batchItem.findFirstOrThrow({ where: { batchId, position: 1 } });
  const at = instantAt(day(returned), "08:30");
  await bankWillAnswer({ businessId, subjectId: old.id, kind: "credit_return", code: "R03", at });
  await walkTo(businessId, returned);
  return { payroll, businessId, batchId, to, old };
}

const itemOf = (businessId: string, id: string) =>
  prisma.batchItem.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });

describe("a credit that came back", () => {
  it("waits as returned; its refund arrives on the next banking day and completes the batch", async () => {
    const { payroll, businessId, batchId, old } = await cameBack();
    expect(await stateOf(businessId, batchId)).toEqual({
      status: "unreconciled",
      debit: "settled",
      items: ["returned", "posted"],
    });
    expect(await itemOf(businessId, old.id)).toMatchObject({
      returnCode: "R03",
      returnDetail: "no account, or it cannot be found",
    });
    await expectTrueBooks(businessId);
    await askRefund(payroll.approver, { id: old.id });
    await expectTrueBooks(businessId);
    await walkTo(businessId, "2026-12-02");
    expect(await stateOf(businessId, batchId)).toMatchObject({
      status: "complete",
      items: ["refunded", "posted"],
    });
    expect(await balanceOf(businessId, "returns_clearing")).toBe("0.00");
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await expectTrueBooks(businessId);
  });

  it("opens an exception and changes no status when the payment was final", async () => {
    const { businessId, batchId, old } = await cameBack("2026-11-23", "2026-12-03");
    expect(await stateOf(businessId, batchId)).toMatchObject({
      status: "complete",
      items: ["posted", "posted"],
    });
    const open = await prisma.moneyException.findMany({ where: { businessId, closedAt: null } });
    expect(open.map((one) => [one.kind, one.subjectId])).toEqual([["late_credit_return", old.id]]);
    await expectTrueBooks(businessId);
  });

  it("is nothing for a payment that never went out", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const to = await makeEmployee(businessId);
    const batchId = await makeBatch(payroll, [{ to, amount: "150.00" }]);
    const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    await bankWillAnswer({ businessId, subjectId: batchId, kind: "debit_return", code: "R02" });
    const at = instantAt(day("2026-12-01"), "08:30");
    await bankWillAnswer({ businessId, subjectId: item.id, kind: "credit_return", code: "R03", at });
    await walkTo(businessId, "2026-12-01");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("0.00");
    await expectTrueBooks(businessId);
  });
});

describe("sent again", () => {
  it("takes the old one's place and reference, and is there in two banking days", async () => {
    const { payroll, businessId, batchId, old } = await cameBack();
    const again = await resendItem(payroll.approver, { id: old.id });
    expect(again).toMatchObject({ batchId, goesOut: "2026-12-01", arrives: "2026-12-02" });
    expect(again.id).not.toBe(old.id);
    expect(await itemOf(businessId, old.id)).toMatchObject({ status: "replaced", holdsReference: false });
    expect(await itemOf(businessId, again.id)).toMatchObject({
      replaces: old.id,
      position: old.position,
      referenceId: "pay-1",
      status: "pending",
    });
    await expectTrueBooks(businessId);
    const seen: string[] = [];
    for (const [on, time] of [
      ["2026-12-01", "17:29"],
      ["2026-12-01", "17:30"],
      ["2026-12-02", "09:00"],
      ["2026-12-03", "09:00"],
    ] as const) {
      await walkTo(businessId, on, time);
      const state = await stateOf(businessId, batchId);
      seen.push(`${state.status} ${state.items.join(" ")}`);
      await expectTrueBooks(businessId);
    }
    expect(seen).toEqual([
      "unreconciled pending posted",
      "unreconciled sent posted",
      "unreconciled sent posted",
      "complete posted posted",
    ]);
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
  });

  it("may come back and be sent once more", async () => {
    const { payroll, businessId, batchId, old } = await cameBack();
    const again = await resendItem(payroll.approver, { id: old.id });
    const at = instantAt(day("2026-12-03"), "08:30");
    await bankWillAnswer({ businessId, subjectId: again.id, kind: "credit_return", code: "R02", at });
    await walkTo(businessId, "2026-12-03");
    expect((await stateOf(businessId, batchId)).items).toEqual(["returned", "posted"]);
    const third = await resendItem(payroll.approver, { id: again.id });
    await walkTo(businessId, "2026-12-07");
    expect((await itemOf(businessId, third.id)).status).toBe("posted");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    await expectTrueBooks(businessId);
  });

  it("may go to another loan of the same employee, never to somebody else's", async () => {
    const { payroll, businessId, to, old } = await cameBack();
    const other = await makeLoan(businessId, to.id);
    const stranger = await makeEmployee(businessId);
    await expect(
      resendItem(payroll.approver, { id: old.id, allocation: { type: "loan", id: stranger.loanId } }),
    ).rejects.toMatchObject({ code: "invalid" });
    const again = await resendItem(payroll.approver, {
      id: old.id,
      allocation: { type: "loan", id: other },
    });
    expect((await itemOf(businessId, again.id)).loanId).toBe(other);
  });

  it("is refused while the loan cannot be paid, and the money stays where it is", async () => {
    const { payroll, businessId, to, old } = await cameBack();
    await prisma.loan.updateMany({ where: { businessId, id: to.loanId }, data: { statusCode: "DU" } });
    await expect(resendItem(payroll.approver, { id: old.id })).rejects.toMatchObject({ code: "invalid" });
    expect((await itemOf(businessId, old.id)).status).toBe("returned");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-150.00");
  });

  it("is refused twice, after a refund was asked, and to those who do not release", async () => {
    const { payroll, old } = await cameBack();
    await expect(resendItem(payroll.admin, { id: old.id })).rejects.toMatchObject({ code: "forbidden" });
    const both = await Promise.allSettled([
      resendItem(payroll.approver, { id: old.id }),
      resendItem(payroll.owner, { id: old.id }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const second = await cameBack();
    await askRefund(second.payroll.approver, { id: second.old.id });
    await expect(resendItem(second.payroll.approver, { id: second.old.id })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("keeps its reference from others", async () => {
    const { payroll, businessId, old } = await cameBack();
    await resendItem(payroll.approver, { id: old.id });
    const to = await makeEmployee(businessId);
    await expect(
      makeSentDraft(payroll, [{ to, amount: "20.00", referenceId: "pay-1" }]),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("is split into tax-free and taxable anew, in the year in which it arrives", async () => {
    const { payroll, businessId, to, old } = await cameBack("2026-12-24", "2027-01-04", "5250.00");
    expect(old.taxFree.toFixed(2)).toBe("5250.00");
    await prisma.externalBenefit.create({
      data: { businessId, borrowerId: to.id, year: 2027, amount: "5000.00" },
    });
    const again = await resendItem(payroll.approver, { id: old.id });
    expect(again.arrives).toBe("2027-01-05");
    const item = await itemOf(businessId, again.id);
    expect([item.taxFree.toFixed(2), item.taxable.toFixed(2)]).toEqual(["250.00", "5000.00"]);
    expect((await itemOf(businessId, old.id)).taxFree.toFixed(2)).toBe("5250.00");
  });
});
