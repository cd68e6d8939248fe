import { describe, expect, it } from "vitest";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { listOpenBatches } from "@/lib/queries/reconciliation/list-open-batches";
import { listReturned } from "@/lib/queries/reconciliation/list-returned";
import { listWaiting, waitingCsv } from "@/lib/queries/reconciliation/list-waiting";
import { readSummary } from "@/lib/queries/reconciliation/read-summary";
import type { WaitingFilter } from "@/lib/schemas/reconciliation/views";
import { makePayroll, walkTo } from "@/prisma/factories/payroll";
import { expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { settledPayments as settled } from "@/prisma/testing/settled";
import { simulate } from "../sandbox/simulate";
import { matchList } from "./match-list";
import { matchPayments } from "./match-payments";
import { reconcile } from "./reconcile";
import { unmatchPayments } from "./unmatch-payments";

const all: WaitingFilter = { state: "waiting", batch: null, servicer: null, q: null };
const everything = { all: { batch: null, servicer: null, q: null } };

const differenceOf = async (actor: Parameters<typeof listOpenBatches>[0]) =>
  (await listOpenBatches(actor, null)).rows.map((batch) => batch.difference).join(" ");

describe("matched by hand", () => {
  it("can be taken back until it is reconciled, and is posted then", async () => {
    const { businessId, approver, batchId, id } = await settled();
    expect(await differenceOf(approver)).toBe("150.00");
    expect(await matchPayments(approver, { which: { ids: [id(1)] }, lineId: null, asSaid: false })).toEqual({
      payments: 1,
      amount: "50.00",
    });
    expect(await differenceOf(approver)).toBe("100.00");
    expect((await stateOf(businessId, batchId)).items).toEqual(["sent", "sent", "sent"]);
    await unmatchPayments(approver, { which: { ids: [id(1)] } });
    expect(await differenceOf(approver)).toBe("150.00");
    await expect(unmatchPayments(approver, { which: { ids: [id(1)] } })).rejects.toThrow(
      /Nothing was taken back/,
    );
    expect(await matchPayments(approver, { which: everything, lineId: null, asSaid: false })).toMatchObject({
      payments: 3,
    });
    expect(await differenceOf(approver)).toBe("0.00");
    await expect(reconcile(approver, { payments: 2, amount: money("125.00") })).rejects.toThrow(
      /has changed/,
    );
    const done = await reconcile(approver, { payments: 3, amount: money("150.00") });
    expect(done).toMatchObject({ payments: 3, posted: 3, short: 0, overPosted: 0 });
    expect(await stateOf(businessId, batchId)).toMatchObject({
      status: "complete",
      items: ["posted", "posted", "posted"],
    });
    await expect(unmatchPayments(approver, { which: everything })).rejects.toThrow(/posted already/);
    await expectTrueBooks(businessId);
  });

  it("goes when the servicer's own word or a return comes first", async () => {
    const { payroll, businessId, approver, batchId, id } = await settled();
    await matchPayments(approver, { which: everything, lineId: null, asSaid: false });
    await simulate(payroll.approver, { kind: "credit_return", id: id(2), code: "R03" });
    await simulate(payroll.approver, { kind: "servicer_short", id: id(3), amount: money("20.00") });
    await walkTo(businessId, "2026-12-01");
    expect((await stateOf(businessId, batchId)).items).toEqual(["posted", "returned", "sent"]);
    expect(await readSummary(approver)).toMatchObject({
      waiting: { payments: 1, amount: "5.00" },
      matched: { payments: 0, amount: "0.00" },
      returned: 1,
    });
    expect((await listOpenBatches(approver, null)).rows).toMatchObject([
      { debited: "150.00", posted: "70.00", refunded: "0.00", cameBack: "75.00", difference: "5.00" },
    ]);
    expect((await listReturned(approver, null)).rows).toMatchObject([
      { id: id(2), openAmount: "75.00", returnCode: "R03", refundAsked: false, choices: [{ same: true }] },
    ]);
    await expectTrueBooks(businessId);
  });

  it("is refused to those who may not release, and to others' payments", async () => {
    const { payroll, id } = await settled();
    await expect(
      matchPayments(payroll.viewer, { which: { ids: [id(1)] }, lineId: null, asSaid: false }),
    ).rejects.toThrow(/role/);
    const other = await makePayroll(day("2026-11-23"));
    await expect(
      matchPayments(other.approver, { which: { ids: [id(1)] }, lineId: null, asSaid: false }),
    ).rejects.toThrow(/None of these/);
    expect((await listWaiting(other.approver, all, null)).rows).toEqual([]);
  });

  it("by two people at once stands once", async () => {
    const { approver } = await settled();
    const tried = await Promise.allSettled([
      matchPayments(approver, { which: everything, lineId: null, asSaid: false }),
      matchPayments(approver, { which: everything, lineId: null, asSaid: false }),
    ]);
    const matched = tried.map((one) => (one.status === "fulfilled" ? one.value.payments : 0));
    expect(matched.reduce((sum, n) => sum + n, 0)).toBe(3);
    const shown = { payments: 3, amount: money("150.00") };
    const done = await Promise.allSettled([reconcile(approver, shown), reconcile(approver, shown)]);
    expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a pasted list", () => {
  it("matches what it names and tells what it cannot", async () => {
    const { businessId, approver, id } = await settled();
    await matchPayments(approver, { which: { ids: [id(3)] }, lineId: null, asSaid: false });
    const pasted = await matchList(approver, {
      text: `pay-1\n${id(2)},pay-1\nnobody\tpay-3`,
      lineId: null,
    });
    expect(pasted).toMatchObject({ payments: 2, amount: "125.00", left: 2 });
    expect(pasted.problems.map((one) => `${one.name}: ${one.why}`).sort()).toEqual([
      "nobody: no payment has this id, reference or trace number",
      "pay-3: already matched",
    ]);
    await reconcile(approver, { payments: 3, amount: money("150.00") });
    expect((await matchList(approver, { text: "pay-1", lineId: null })).problems).toEqual([
      { name: "pay-1", why: "already posted" },
    ]);
    await expectTrueBooks(businessId);
  });
});

describe("the list of what waits", () => {
  it("is filtered, counted and given out as a file", async () => {
    const { approver, id } = await settled();
    const page = await listWaiting(approver, { ...all, q: "pay-2" }, null);
    expect([page.total, page.amount, page.rows.map((row) => row.id)]).toEqual([1, "75.00", [id(2)]]);
    const { body } = await waitingCsv(approver, all);
    const text = await new Response(body).text();
    expect(text.trim().split("\n")).toHaveLength(4);
    expect(text).toContain(`${id(1)},pay-1,November contributions`);
  });
});
