import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { linesCsv, listLines } from "@/lib/queries/reconciliation/list-lines";
import { readSummary } from "@/lib/queries/reconciliation/read-summary";
import { walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { settledPayments } from "@/prisma/testing/settled";
import { simulate } from "../sandbox/simulate";
import { addLine, dismissLine } from "./lines";
import { matchList } from "./match-list";
import { matchPayments } from "./match-payments";
import { reconcile } from "./reconcile";
import { unmatchPayments } from "./unmatch-payments";

const said = { servicerId: null, reference: null, postedOn: day("2026-11-30") };

const lineOf = async (actor: UserActor, id: string) =>
  (await listLines(actor, null)).rows.find((line) => line.id === id);

describe("the sandbox's servicer", () => {
  it("advises what reached it in one line, proposed for all its payments, and reconciled to the cent", async () => {
    const { businessId, approver, batchId, servicerId } = await settledPayments();
    const { rows, total } = await listLines(approver, null);
    expect([total, rows[0]?.amount, rows[0]?.batch?.id, rows[0]?.difference]).toEqual([
      1,
      "150.00",
      batchId,
      "150.00",
    ]);
    expect(rows[0]?.proposal).toMatchObject({ payments: 3, amount: "150.00", to: { batchId, servicerId } });
    const lineId = rows[0]?.id ?? "";
    const which = { all: { batch: batchId, servicer: servicerId, q: null } };
    await matchPayments(approver, { which, lineId, asSaid: false });
    expect(await lineOf(approver, lineId)).toMatchObject({
      matched: "150.00",
      difference: "0.00",
      payments: 3,
    });
    await unmatchPayments(approver, { which: { line: lineId } });
    expect(await lineOf(approver, lineId)).toMatchObject({ matched: "0.00", difference: "150.00" });
    await matchPayments(approver, { which, lineId, asSaid: false });
    await reconcile(approver, { payments: 3, amount: money("150.00") });
    expect((await listLines(approver, null)).rows).toEqual([]);
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    await walkTo(businessId, "2026-12-02");
    await expectTrueBooks(businessId);
  });

  it("confirms each payment a day later: then its advice is closed, and what was matched to it is taken back", async () => {
    const { businessId, approver, batchId, servicerId, id } = await settledPayments();
    const [line] = (await listLines(approver, null)).rows;
    const which = { all: { batch: batchId, servicer: servicerId, q: null } };
    await matchPayments(approver, { which, lineId: line?.id ?? "", asSaid: false });
    await simulate(approver, { kind: "servicer_short", id: id(3), amount: money("20.00") });
    await walkTo(businessId, "2026-12-01");
    expect((await stateOf(businessId, batchId)).items).toEqual(["posted", "posted", "sent"]);
    expect((await listLines(approver, null)).rows).toEqual([]);
    expect(await readSummary(approver)).toMatchObject({
      waiting: { payments: 1, amount: "5.00" },
      matched: { payments: 0 },
      unbalanced: { payments: 0 },
    });
    await expectTrueBooks(businessId);
  });
});

describe("a line that a person typed in", () => {
  it("takes only payments that make up its amount", async () => {
    const { approver, id } = await settledPayments();
    const line = await addLine(approver, { ...said, amount: money("100.00") });
    const two = { which: { ids: [id(1), id(3)] }, lineId: line.id, asSaid: false };
    await expect(matchPayments(approver, two)).rejects.toThrow(
      "The difference must be $0.00: $100.00 is open of what the servicer said, $75.00 is chosen, $25.00 lies between.",
    );
    await expect(matchList(approver, { text: "pay-1\npay-2", lineId: line.id })).rejects.toThrow(
      /-\$25.00 lies/,
    );
    expect(await readSummary(approver)).toMatchObject({ matched: { payments: 0 }, waiting: { payments: 3 } });
    expect(await matchList(approver, { text: "pay-2\npay-3", lineId: line.id })).toMatchObject({
      payments: 2,
    });
    await expect(matchPayments(approver, { ...two, which: { ids: [id(1)] } })).rejects.toThrow(
      /matched already/,
    );
  });

  it("no longer fits once a payment of it came back, and waits until it is mended", async () => {
    const { businessId, approver, id } = await settledPayments();
    const line = await addLine(approver, { ...said, amount: money("75.00") });
    await matchPayments(approver, { which: { ids: [id(1), id(3)] }, lineId: line.id, asSaid: false });
    await simulate(approver, { kind: "credit_return", id: id(1), code: "R03" });
    await simulate(approver, { kind: "servicer_short", id: id(2), amount: money("70.00") });
    await simulate(approver, { kind: "servicer_short", id: id(3), amount: money("20.00") });
    await walkTo(businessId, "2026-12-01");
    expect(await lineOf(approver, line.id)).toMatchObject({ difference: "75.00", payments: 0 });
    await dismissLine(approver, { id: line.id, note: "entered twice" });
    expect((await listLines(approver, null)).rows).toEqual([]);
  });

  it("may be less than one payment, or more, where a person says so: short, and over", async () => {
    const { businessId, approver, batchId, id } = await settledPayments();
    const short = await addLine(approver, { ...said, amount: money("40.00"), reference: "pay-1" });
    expect((await lineOf(approver, short.id))?.proposal).toMatchObject({ to: { itemId: id(1) } });
    const one = { which: { ids: [id(1)] }, lineId: short.id };
    await expect(matchPayments(approver, { ...one, asSaid: false })).rejects.toThrow(/difference must be/);
    await matchPayments(approver, { ...one, asSaid: true });
    const over = await addLine(approver, { ...said, amount: money("30.00") });
    await matchPayments(approver, { which: { ids: [id(3)] }, lineId: over.id, asSaid: true });
    const done = await reconcile(approver, { payments: 2, amount: money("70.00") });
    expect(done).toMatchObject({ posted: 1, short: 1, overPosted: 1 });
    expect((await stateOf(businessId, batchId)).items).toEqual(["sent", "sent", "posted"]);
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("5.00");
    await expectTrueBooks(businessId);
  });

  it("takes another amount for one payment only", async () => {
    const { approver, id } = await settledPayments();
    const line = await addLine(approver, { ...said, amount: money("100.00") });
    const both = { which: { ids: [id(1), id(3)] }, lineId: line.id, asSaid: true };
    await expect(matchPayments(approver, both)).rejects.toThrow(/one payment only/);
  });

  it("cannot be of tomorrow, nor typed by somebody who may not release", async () => {
    const { approver, payroll } = await settledPayments();
    const tomorrow = { ...said, amount: money("1.00"), postedOn: day("2026-12-01") };
    await expect(addLine(approver, tomorrow)).rejects.toThrow(/or earlier/);
    await expect(addLine(payroll.admin, { ...said, amount: money("1.00") })).rejects.toThrow(/role/);
  });

  it("is exported with what is matched and what lies between", async () => {
    const { approver, id } = await settledPayments();
    const line = await addLine(approver, { ...said, amount: money("25.00"), reference: "=cmd" });
    await matchPayments(approver, { which: { ids: [id(3)] }, lineId: line.id, asSaid: false });
    const { body } = await linesCsv(approver);
    expect(await new Response(body).text()).toContain(",25.00,'=cmd,2026-11-30,,25.00,1,0.00,");
  });
});
