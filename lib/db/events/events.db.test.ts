import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { readBatchPayment, readItems } from "@/lib/db/batches/batch-payment";
import { day } from "@/lib/domain/days";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";

async function told(businessId: string, objectId: string) {
  const rows = await prisma.event.findMany({ where: { businessId, objectId }, orderBy: { seq: "asc" } });
  return rows.map((row) => row.data);
}

describe("events", () => {
  it("tell each step of a batch and of its payments, as the API shows them at that moment", async () => {
    const { businessId, ...payroll } = await makePayroll(day("2026-11-23"));
    const to = await makeEmployee(businessId);
    const batchId = await makeBatch({ businessId, ...payroll }, [{ to, amount: "150.00" }]);
    await walkTo(businessId, "2026-12-01");
    const batch = await told(businessId, batchId);
    expect(batch).toMatchObject([
      { status: "pending", debit: { status: "scheduled" }, counts: { pending: 1 } },
      { status: "pending", debit: { status: "sent" } },
      { status: "pending", debit: { status: "settled" } },
      { status: "pending", counts: { sent: 1 } },
      { status: "unreconciled", counts: { sent: 1 } },
      { status: "complete", counts: { posted: 1 } },
    ]);
    const { warnings: _warnings, ...state } = (await readBatchPayment(prisma, businessId, batchId)) ?? {};
    expect(batch.at(-1)).toEqual(state);
    const [item] = await readItems(businessId, batchId);
    const payment = await told(businessId, item?.id ?? "");
    expect(payment).toMatchObject([{ status: "sent" }, { status: "posted", posted_amount: "150.00" }]);
    expect(payment.at(-1)).toEqual({ ...item, batch_payment_id: batchId });
  });

  it("tell that a batch was recalled, and each of its payments", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const id = await makeBatch(payroll, [
      { to: await makeEmployee(businessId), amount: "10.00" },
      { to: await makeEmployee(businessId), amount: "20.00" },
    ]);
    await recallBatch(payroll.approver, { id });
    expect((await told(businessId, id)).at(-1)).toMatchObject({
      status: "complete",
      counts: { cancelled: 2 },
    });
    const items = await prisma.event.findMany({
      where: { businessId, type: "batch_payment_item.updated" },
      orderBy: { seq: "asc" },
    });
    expect(items.map((row) => row.data)).toMatchObject([
      { amount: "10.00", status: "cancelled" },
      { amount: "20.00", status: "cancelled" },
    ]);
  });

  it("are never rewritten", async () => {
    const { businessId } = await makePayroll(day("2026-11-23"));
    await prisma.event.create({ data: { businessId, type: "test" } });
    await expect(prisma.event.updateMany({ where: { businessId }, data: { type: "x" } })).rejects.toThrow();
  });
});
