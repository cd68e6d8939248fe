import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit } from "@/lib/operations/batches/give-up-debit";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { makeBatch, makeEmployee, makePayroll, makeSentDraft, walkTo } from "@/prisma/factories/payroll";
import { expectTrueBooks, stateOf } from "@/prisma/testing/books";

const AT_ONCE = 100;

/** Starts all at once; every one that did not happen must have been refused as a conflict. Returns what the others answered. */
async function allAtOnce<T>(calls: number, call: (n: number) => Promise<T>): Promise<T[]> {
  const answers = await Promise.allSettled(Array.from({ length: calls }, (_, n) => call(n)));
  const codes = answers.flatMap((one) => {
    if (one.status === "fulfilled") return [];
    const reason: unknown = one.reason;
    return [reason instanceof Error && "code" in reason ? reason.code : reason];
  });
  expect(codes.filter((code) => code !== "conflict")).toEqual([]);
  return answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
}

/** How often the history says that it happened. */
const times = (businessId: string, kind: string): Promise<number> =>
  prisma.activity.count({ where: { businessId, kind } });

async function released() {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId } = payroll;
  const batchId = await makeBatch(payroll, [
    { to: await makeEmployee(businessId), amount: "150.00" },
    { to: await makeEmployee(businessId), amount: "75.50" },
  ]);
  const items = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
  const by = (n: number) => (n % 2 === 0 ? payroll.approver : payroll.owner);
  return { payroll, businessId, batchId, id: items[0]?.id ?? "", by };
}

async function withReturnedItem() {
  const given = await released();
  await stopItem(given.payroll.approver, { id: given.id, stop: true });
  await walkTo(given.businessId, "2026-11-27");
  expect((await stateOf(given.businessId, given.batchId)).items).toEqual(["returned", "sent"]);
  return given;
}

/** To the end, whatever happened: the books hold and the batch is complete. */
async function expectEnd(businessId: string, batchId: string): Promise<Awaited<ReturnType<typeof stateOf>>> {
  await walkTo(businessId, "2026-12-15");
  await expectTrueBooks(businessId);
  const state = await stateOf(businessId, batchId);
  expect(state.status).toBe("complete");
  return state;
}

describe(`${AT_ONCE} at once`, () => {
  it("release one draft: one batch", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const draft = await makeSentDraft(payroll, [{ to: await makeEmployee(businessId), amount: "150.00" }]);
    const done = await allAtOnce(AT_ONCE, (n) =>
      releaseDraft(n % 2 ? payroll.owner : payroll.approver, draft),
    );
    expect(done).toMatchObject([{ outcome: "released" }]);
    expect(await prisma.batch.count({ where: { businessId } })).toBe(1);
    expect(await prisma.ledgerTransfer.count({ where: { businessId } })).toBe(1);
    await expectTrueBooks(businessId);
  });

  it("release one draft, half of them for a day to come: one batch or one plan", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const draft = await makeSentDraft(payroll, [{ to: await makeEmployee(businessId), amount: "150.00" }]);
    const done = await allAtOnce(AT_ONCE, (n) =>
      releaseDraft(payroll.approver, n % 2 ? draft : { ...draft, on: day("2026-11-25") }),
    );
    expect(done).toHaveLength(1);
    await walkTo(businessId, "2026-12-10");
    expect(await prisma.batch.count({ where: { businessId } })).toBe(1);
    await expectTrueBooks(businessId);
  });

  it("recall one batch: once", async () => {
    const { businessId, batchId, by } = await released();
    expect(await allAtOnce(AT_ONCE, (n) => recallBatch(by(n), { id: batchId }))).toHaveLength(1);
    expect(await times(businessId, "batch.recalled")).toBe(1);
    expect((await expectEnd(businessId, batchId)).items).toEqual(["cancelled", "cancelled"]);
  });

  it("stop one payment: it is stopped, and said once", async () => {
    const { businessId, batchId, id, by } = await released();
    await allAtOnce(AT_ONCE, (n) => stopItem(by(n), { id, stop: true }));
    expect(await times(businessId, "item.stop_asked")).toBe(1);
    await walkTo(businessId, "2026-12-01");
    expect((await stateOf(businessId, batchId)).items).toEqual(["returned", "posted"]);
    await expectTrueBooks(businessId);
  });

  it("ask for one refund: one refund", async () => {
    const { businessId, batchId, id, by } = await withReturnedItem();
    expect(await allAtOnce(AT_ONCE, (n) => askRefund(by(n), { id }))).toHaveLength(1);
    expect(await times(businessId, "item.refund_asked")).toBe(1);
    expect((await expectEnd(businessId, batchId)).items).toEqual(["refunded", "posted"]);
    expect(await prisma.ledgerTransfer.count({ where: { businessId, kind: "refunded" } })).toBe(1);
  });

  it("send one payment again: one new payment", async () => {
    const { businessId, batchId, id, by } = await withReturnedItem();
    expect(await allAtOnce(AT_ONCE, (n) => resendItem(by(n), { id }))).toHaveLength(1);
    expect(await prisma.batchItem.count({ where: { businessId, replaces: id } })).toBe(1);
    expect((await expectEnd(businessId, batchId)).items).toEqual(["posted", "posted"]);
  });

  it("ask for its refund or send it again: one of the two", async () => {
    const { businessId, batchId, id, by } = await withReturnedItem();
    const done = await allAtOnce<unknown>(AT_ONCE, (n) =>
      n % 3 === 0 ? askRefund(by(n), { id }) : resendItem(by(n), { id }),
    );
    expect(done).toHaveLength(1);
    await expectEnd(businessId, batchId);
    const kinds = { in: ["refunded", "resent"] };
    expect(await prisma.ledgerTransfer.count({ where: { businessId, kind: kinds } })).toBe(1);
  });

  it("give up one debit: once", async () => {
    const { payroll, businessId, batchId } = await released();
    await simulate(payroll.owner, { kind: "debit_return", id: batchId, code: "R01" });
    await walkTo(businessId, "2026-11-25");
    expect(await allAtOnce(AT_ONCE, () => giveUpDebit(payroll.owner, { id: batchId }))).toHaveLength(1);
    expect((await expectEnd(businessId, batchId)).items).toEqual(["failed", "failed"]);
  });
});

describe("people against the worker", () => {
  it("a recall at the very cut-off: recalled or paid, never half", async () => {
    const { businessId, batchId, by } = await released();
    await walkTo(businessId, "2026-11-23", "17:29:59");
    const [recalls] = await Promise.all([
      allAtOnce(10, (n) => recallBatch(by(n), { id: batchId })),
      walkTo(businessId, "2026-11-24"),
    ]);
    const { items } = await expectEnd(businessId, batchId);
    const end = recalls.length === 1 ? "cancelled" : "posted";
    expect(items).toEqual([end, end]);
  });

  it("a stop as the credits go out: held back or paid, never both", async () => {
    const { businessId, batchId, id, by } = await released();
    await walkTo(businessId, "2026-11-27", "08:59:59");
    const [stops] = await Promise.all([
      allAtOnce(10, (n) => stopItem(by(n), { id, stop: true })),
      walkTo(businessId, "2026-11-27", "12:00"),
    ]);
    // The clock waits for nobody who holds the day: it may have been left where it stood.
    await walkTo(businessId, "2026-11-27", "12:00");
    const [first, second] = (await stateOf(businessId, batchId)).items;
    expect([first, second]).toEqual([stops.length > 0 ? "returned" : "sent", "sent"]);
    await expectTrueBooks(businessId);
  });

  it("a debit given up as it is tried again: failed or settled, never both", async () => {
    const { payroll, businessId, batchId } = await released();
    await simulate(payroll.owner, { kind: "debit_return", id: batchId, code: "R01" });
    await walkTo(businessId, "2026-12-02", "17:29:59");
    const [givenUp] = await Promise.all([
      allAtOnce(10, () => giveUpDebit(payroll.owner, { id: batchId })),
      walkTo(businessId, "2026-12-02", "17:30"),
    ]);
    const { items } = await expectEnd(businessId, batchId);
    const end = givenUp.length === 1 ? "failed" : "posted";
    expect(items).toEqual([end, end]);
  });
});
