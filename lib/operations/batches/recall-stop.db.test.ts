import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makeBatch, makeEmployee, makePayroll, makeSentDraft, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { askRefund } from "./ask-refund";
import { recallBatch } from "./recall-batch";
import { stopItem } from "./stop-item";

async function released(amounts: readonly string[]) {
  const payroll = await makePayroll(day("2026-11-23"));
  const payments = [];
  for (const amount of amounts) payments.push({ to: await makeEmployee(payroll.businessId), amount });
  const batchId = await makeBatch(payroll, payments, { referenceId: "nov" });
  const items = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
  return { payroll, businessId: payroll.businessId, batchId, payments, ids: items.map((item) => item.id) };
}

describe("recall", () => {
  it("cancels everything a second before the file closes, and frees the references", async () => {
    const { payroll, businessId, batchId, payments } = await released(["150.00", "75.00"]);
    await walkTo(businessId, "2026-11-23", "17:29:59");
    await recallBatch(payroll.approver, { id: batchId });
    expect(await stateOf(businessId, batchId)).toEqual({
      status: "complete",
      debit: "recalled",
      items: ["cancelled", "cancelled"],
    });
    expect(await balanceOf(businessId, "program_liability")).toBe("0.00");
    const { errors } = await prisma.batch.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: batchId } },
    });
    expect(JSON.stringify(errors)).toContain("Recalled by April Apel");
    await makeBatch(payroll, payments, { referenceId: "nov" });
    await walkTo(businessId, "2026-12-02");
    expect((await stateOf(businessId, batchId)).debit).toBe("recalled");
    await expectTrueBooks(businessId);
  });

  it("is refused from the cut-off on, and nothing changes", async () => {
    const { payroll, businessId, batchId } = await released(["150.00"]);
    await walkTo(businessId, "2026-11-23", "17:30:00");
    await expect(recallBatch(payroll.approver, { id: batchId })).rejects.toMatchObject({ code: "conflict" });
    expect(await stateOf(businessId, batchId)).toEqual({
      status: "pending",
      debit: "sent",
      items: ["pending"],
    });
  });

  it("is for approvers only", async () => {
    const { payroll, batchId } = await released(["150.00"]);
    await expect(recallBatch(payroll.admin, { id: batchId })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a payment held back on the day the credits go out", () => {
  it("waits as returned when a person stopped it; refunded, it completes the batch", async () => {
    const { payroll, businessId, batchId, ids } = await released(["150.00", "75.00"]);
    const [first = ""] = ids;
    await walkTo(businessId, "2026-11-25");
    await stopItem(payroll.approver, { id: first, stop: true });
    await walkTo(businessId, "2026-11-27");
    expect((await stateOf(businessId, batchId)).items).toEqual(["returned", "sent"]);
    const item = await prisma.batchItem.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: first } },
    });
    expect(item.returnDetail).toBe("stopped");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-150.00");
    await expectTrueBooks(businessId);
    await walkTo(businessId, "2026-12-01");
    expect((await stateOf(businessId, batchId)).status).toBe("unreconciled");
    const { arrives } = await askRefund(payroll.approver, { id: first });
    expect(arrives).toBe("2026-12-02");
    await expect(askRefund(payroll.approver, { id: first })).rejects.toMatchObject({ code: "conflict" });
    await walkTo(businessId, "2026-12-02");
    expect(await stateOf(businessId, batchId)).toMatchObject({
      status: "complete",
      items: ["refunded", "posted"],
    });
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await expectTrueBooks(businessId);
  });

  it("goes out after all when the stop was taken back", async () => {
    const { payroll, businessId, batchId, ids } = await released(["150.00"]);
    const [first = ""] = ids;
    await stopItem(payroll.approver, { id: first, stop: true });
    await stopItem(payroll.approver, { id: first, stop: false });
    await walkTo(businessId, "2026-11-27");
    expect((await stateOf(businessId, batchId)).items).toEqual(["sent"]);
    await expect(stopItem(payroll.approver, { id: first, stop: true })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("waits as returned when its loan can no longer be paid", async () => {
    const { businessId, batchId, payments, ids } = await released(["150.00", "75.00"]);
    await walkTo(businessId, "2026-11-25");
    await prisma.loan.updateMany({
      where: { businessId, id: payments[0]?.to.loanId ?? "" },
      data: { statusCode: "PF" },
    });
    await walkTo(businessId, "2026-11-27");
    expect((await stateOf(businessId, batchId)).items).toEqual(["returned", "sent"]);
    const item = await prisma.batchItem.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: ids[0] ?? "" } },
    });
    expect(item.returnDetail).toBe("not_payable");
    await expectTrueBooks(businessId);
  });

  it("completes a batch of which nothing went out, once all is refunded", async () => {
    const { payroll, businessId, batchId, ids } = await released(["150.00"]);
    await stopItem(payroll.approver, { id: ids[0] ?? "", stop: true });
    await walkTo(businessId, "2026-11-27");
    await askRefund(payroll.approver, { id: ids[0] ?? "" });
    await walkTo(businessId, "2026-11-30");
    expect(await stateOf(businessId, batchId)).toEqual({
      status: "complete",
      debit: "settled",
      items: ["refunded"],
    });
    await walkTo(businessId, "2026-12-04");
    await expectTrueBooks(businessId);
  });

  it("makes a disabled account's refund an exception", async () => {
    const { payroll, businessId, batchId, ids } = await released(["150.00"]);
    await stopItem(payroll.approver, { id: ids[0] ?? "", stop: true });
    await walkTo(businessId, "2026-11-27");
    await prisma.sourceAccount.updateMany({ where: { businessId }, data: { status: "disabled" } });
    expect(await askRefund(payroll.approver, { id: ids[0] ?? "" })).toEqual({ batchId, arrives: null });
    const open = await prisma.moneyException.findMany({ where: { businessId, closedAt: null } });
    expect(open.map((one) => one.kind)).toEqual(["refund_waits"]);
  });
});

describe("a reference", () => {
  it("is held until its batch is recalled, then free", async () => {
    const { payroll, batchId, payments } = await released(["150.00"]);
    await expect(makeSentDraft(payroll, payments, { referenceId: "nov" })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("The reference nov belongs to") as string,
    });
    await recallBatch(payroll.approver, { id: batchId });
    await makeBatch(payroll, payments, { referenceId: "nov" });
  });
});
