import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { countExceptions, listExceptions } from "@/lib/queries/exceptions/list-exceptions";
import { makeAccount } from "@/prisma/factories/business";
import { makeBatch, makeEmployee, makePayroll, makeSentDraft, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { askRefund } from "../batches/ask-refund";
import { resendItem } from "../batches/resend-item";
import { releaseDraft } from "../drafts/release-draft";
import { simulate } from "../sandbox/simulate";
import { confirmByHand, markReturned } from "./decide-unconfirmed";
import { refundLateReturn } from "./refund-late-return";
import { settleException } from "./settle-exception";

/** A batch of one payment of 50.00, released on `on`. */
async function released(on = "2026-11-23") {
  const payroll = await makePayroll(day(on));
  const { businessId } = payroll;
  const to = await makeEmployee(businessId);
  const batchId = await makeBatch(payroll, [{ to, amount: "50.00" }]);
  const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
  return { payroll, businessId, batchId, item, to };
}

async function onlyOpen(businessId: string) {
  const open = await prisma.moneyException.findMany({ where: { businessId, closedAt: null } });
  expect(open).toHaveLength(1);
  const [one] = open;
  if (!one) throw new Error("no open exception");
  return one;
}

const otherAccount = (businessId: string) =>
  makeAccount({
    businessId,
    name: "Payroll, Inc.",
    routingNumber: "021000021",
    accountNumber: "555000111",
    createdBy: "Olivia Owens",
    at: instantAt(day("2026-11-23"), "09:00"),
  });

const disable = (payroll: { businessId: string; accountId: string }) =>
  prisma.sourceAccount.update({
    where: { businessId_id: { businessId: payroll.businessId, id: payroll.accountId } },
    data: { status: "disabled" },
  });

async function cameBack() {
  const all = await released();
  await simulate(all.payroll.approver, { kind: "credit_return", id: all.item.id, code: "R03" });
  await walkTo(all.businessId, "2026-12-01");
  return all;
}

async function cameBackLate() {
  const all = await released();
  await walkTo(all.businessId, "2026-12-01");
  await simulate(all.payroll.approver, { kind: "credit_return", id: all.item.id, code: "R03" });
  await walkTo(all.businessId, "2026-12-02");
  return { ...all, exception: await onlyOpen(all.businessId) };
}

describe("a debit that came back after the credits went out", () => {
  it("stops releases until an owner says that it was paid", async () => {
    const { payroll, businessId, batchId } = await released();
    await walkTo(businessId, "2026-12-01");
    await simulate(payroll.approver, { kind: "debit_return", id: batchId, code: "R01" });
    await walkTo(businessId, "2026-12-02");
    const exception = await onlyOpen(businessId);
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("50.00");
    await expectTrueBooks(businessId);
    const accountId = await otherAccount(businessId);
    const draft = await makeSentDraft({ ...payroll, accountId }, [
      { to: await makeEmployee(businessId), amount: "20.00" },
    ]);
    await expect(releaseDraft(payroll.approver, draft)).rejects.toThrow(/Releases wait/);
    const input = { id: exception.id, note: "Wire of Dec 2" };
    await expect(settleException(payroll.approver, input)).rejects.toThrow(/owner/);
    await settleException(payroll.owner, input);
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("0.00");
    expect(await countExceptions(payroll.viewer)).toBe(0);
    expect((await listExceptions(payroll.viewer, "settled", null)).rows).toMatchObject([
      { kind: "late_debit_return", settled: { by: "Olivia Owens", how: "Wire of Dec 2" } },
    ]);
    await expect(settleException(payroll.owner, input)).rejects.toThrow(/Olivia Owens settled this/);
    expect((await releaseDraft(payroll.approver, draft)).outcome).toBe("released");
    await expectTrueBooks(businessId);
  });
});

describe("money that came back for a final payment", () => {
  it("is refunded, and the exception is settled on the day it arrives", async () => {
    const { payroll, businessId, batchId, exception } = await cameBackLate();
    expect(await refundLateReturn(payroll.approver, { id: exception.id })).toEqual({ arrives: "2026-12-03" });
    await expect(refundLateReturn(payroll.approver, { id: exception.id })).rejects.toThrow(/on its way/);
    await expect(settleException(payroll.owner, { id: exception.id, note: "twice" })).rejects.toThrow(
      /on its way/,
    );
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-50.00");
    await expectTrueBooks(businessId);
    await walkTo(businessId, "2026-12-03");
    expect(await countExceptions(payroll.viewer)).toBe(0);
    expect(await balanceOf(businessId, "returns_clearing")).toBe("0.00");
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["posted"] });
    await expectTrueBooks(businessId);
  });

  it("or went its way otherwise: clearing is empty of it all the same", async () => {
    const { payroll, businessId, exception } = await cameBackLate();
    await settleException(payroll.approver, { id: exception.id, note: "check to the servicer" });
    expect(await balanceOf(businessId, "returns_clearing")).toBe("0.00");
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await expectTrueBooks(businessId);
  });

  it("waits again if the account is disabled before the refund is there", async () => {
    const { payroll, businessId, exception } = await cameBackLate();
    await refundLateReturn(payroll.approver, { id: exception.id });
    await disable(payroll);
    await walkTo(businessId, "2026-12-03");
    expect((await onlyOpen(businessId)).refundOn).toBeNull();
    await expect(refundLateReturn(payroll.approver, { id: exception.id })).rejects.toThrow(/disabled/);
    const accountId = await otherAccount(businessId);
    await refundLateReturn(payroll.approver, { id: exception.id, accountId });
    await walkTo(businessId, "2026-12-04");
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await expectTrueBooks(businessId);
  });
});

describe("a refund to a disabled account", () => {
  it("waits until another verified account is chosen", async () => {
    const { payroll, businessId, batchId, item } = await cameBack();
    await disable(payroll);
    expect((await askRefund(payroll.approver, { id: item.id })).arrives).toBeNull();
    const exception = await onlyOpen(businessId);
    expect(exception.kind).toBe("refund_waits");
    await expect(settleException(payroll.owner, { id: exception.id, note: "x" })).rejects.toThrow(
      /refunding/,
    );
    await expect(askRefund(payroll.approver, { id: item.id, accountId: payroll.accountId })).rejects.toThrow(
      /disabled/,
    );
    const elsewhere = await makePayroll(day("2026-11-23"));
    await expect(
      askRefund(payroll.approver, { id: item.id, accountId: elsewhere.accountId }),
    ).rejects.toThrow(/no such source account/);
    const accountId = await otherAccount(businessId);
    expect((await askRefund(payroll.approver, { id: item.id, accountId })).arrives).toBe("2026-12-02");
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await walkTo(businessId, "2026-12-02");
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["refunded"] });
    await expectTrueBooks(businessId);
  });

  it("also when it is disabled while the refund is on its way, each time anew", async () => {
    const { payroll, businessId, batchId, item } = await cameBack();
    await askRefund(payroll.approver, { id: item.id });
    await disable(payroll);
    await walkTo(businessId, "2026-12-02");
    expect((await onlyOpen(businessId)).kind).toBe("refund_waits");
    expect((await stateOf(businessId, batchId)).items).toEqual(["returned"]);
    await resendItem(payroll.approver, { id: item.id });
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await walkTo(businessId, "2026-12-04");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    await expectTrueBooks(businessId);
  });
});

describe("what no servicer confirmed in time", () => {
  async function unconfirmed() {
    const all = await released();
    await simulate(all.payroll.approver, {
      kind: "servicer_short",
      id: all.item.id,
      amount: money("40.00"),
    });
    await walkTo(all.businessId, "2026-12-07");
    return { ...all, exception: await onlyOpen(all.businessId) };
  }

  it("is confirmed by hand", async () => {
    const { payroll, businessId, batchId, exception } = await unconfirmed();
    await expect(confirmByHand(payroll.admin, { id: exception.id })).rejects.toThrow(/role/);
    await confirmByHand(payroll.approver, { id: exception.id });
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["posted"] });
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await expectTrueBooks(businessId);
  });

  it("or came back: its rest waits to be refunded", async () => {
    const { payroll, businessId, batchId, item, exception } = await unconfirmed();
    await markReturned(payroll.approver, { id: exception.id, note: "statement of Dec 4" });
    expect(await stateOf(businessId, batchId)).toMatchObject({ items: ["returned"] });
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-10.00");
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await askRefund(payroll.approver, { id: item.id });
    await walkTo(businessId, "2026-12-08");
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["posted"] });
    await expectTrueBooks(businessId);
  });
});

describe("a refund in a later tax year", () => {
  it("is told, for payroll has reported that year", async () => {
    const { payroll, businessId, item } = await released("2026-12-21");
    await simulate(payroll.approver, { kind: "credit_return", id: item.id, code: "R03" });
    await walkTo(businessId, "2026-12-29");
    await walkTo(businessId, "2027-01-05");
    await askRefund(payroll.approver, { id: item.id });
    await walkTo(businessId, "2027-01-06");
    const exception = await onlyOpen(businessId);
    expect([exception.kind, exception.amount?.toFixed(2)]).toEqual(["refund_in_later_year", "50.00"]);
    await settleException(payroll.approver, { id: exception.id, note: "W-2c filed" });
    expect(await countExceptions(payroll.viewer)).toBe(0);
    await expectTrueBooks(businessId);
  });
});

describe("somebody else's exception", () => {
  it("is not there", async () => {
    const { exception } = await cameBackLate();
    const other = await makePayroll(day("2026-11-23"));
    await expect(settleException(other.owner, { id: exception.id, note: "mine" })).rejects.toThrow(
      /no such exception/,
    );
    expect((await listExceptions(other.owner, "open", null)).rows).toEqual([]);
  });
});
