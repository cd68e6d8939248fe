import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { bankWillAnswer } from "@/prisma/testing/books";
import { itemPlaceText } from "@/lib/schemas/batches/filters";
import type { HistoryEvent } from "@/lib/schemas/batches/views";
import { seqPlace } from "@/lib/schemas/places";
import { getBatchHistory } from "./history/batch-history";
import { filteredItemsCsv } from "./exports";
import { getBatch, getBatchProgress } from "./get-batch";
import { getItem } from "./get-item";
import { listBatches } from "./list-batches";
import { ITEMS_PER_PAGE, listItems } from "./list-items";

async function released(count: number) {
  const payroll = await makePayroll(day("2026-11-23"));
  const payments = [];
  for (let n = 0; n < count; n++) {
    payments.push({
      to: await makeEmployee(payroll.businessId),
      amount: `${n + 1}0.00`,
      referenceId: `pay-${n}`,
    });
  }
  const batchId = await makeBatch(payroll, payments, { referenceId: "nov" });
  return { payroll, businessId: payroll.businessId, batchId, payments };
}

const part = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? ` ${value}` : "";
const eventLine = ({ kind, data }: HistoryEvent): string =>
  `${kind}${part(data["payments"])}${part(data["amount"])}`;

describe("a batch's page", () => {
  it("groups the warnings it was released with, says whose they are, and names only the first of many", async () => {
    const { payroll, batchId, payments } = await released(2);
    const employee = await prisma.borrower.findFirstOrThrow({
      where: { id: payments[1]?.to.id ?? "" },
    });
    const warning = (code: string, n: number) => ({
      path: `payments.${n}`,
      reference_id: null,
      code,
      message: `${code} ${n}`,
    });
    const warnings = [...Array(7).keys()].map((n) => warning("paid_this_month", n + 1));
    await prisma.batch.updateMany({
      where: { id: batchId },
      data: { warnings: [...warnings, { ...warning("limit_not_entered", 9), path: "" }] },
    });
    const groups = (await getBatch(payroll.viewer, batchId))?.warnings;
    expect(groups?.map(({ title, count, first }) => [title, count, first.length, first[0]])).toEqual([
      ["already paid this month", 7, 5, `${employee.firstName} ${employee.lastName}: paid_this_month 1`],
      ["The year's tax-free limit is not entered", 1, 1, "limit_not_entered 9"],
    ]);
  });
});

describe("the list of batches", () => {
  it("says what is next and how many stand where, and finds by status, words and day", async () => {
    const { payroll, batchId } = await released(2);
    const [line] = (await listBatches(payroll.viewer, {}, null)).rows;
    expect(line).toMatchObject({
      id: batchId,
      payments: 2,
      total: "30.00",
      next: { kind: "file_closes", on: "2026-11-23" },
    });
    expect(line?.counts).toMatchObject({ pending: 2, posted: 0 });
    const found = async (filter: Parameters<typeof listBatches>[1]) =>
      (await listBatches(payroll.viewer, filter, null)).rows.length;
    expect(await found({ status: "pending" })).toBe(1);
    expect(await found({ status: "complete" })).toBe(0);
    expect(await found({ text: "NOV" })).toBe(1);
    expect(await found({ text: "no%" })).toBe(0);
    expect(await found({ from: day("2026-11-23"), to: day("2026-11-23") })).toBe(1);
    expect(await found({ from: day("2026-11-24") })).toBe(0);
  });

  it("shows each batch once on its pages, forth and back, and nobody else's", async () => {
    const { payroll } = await released(1);
    const to = await makeEmployee(payroll.businessId);
    for (let n = 0; n < 51; n++)
      await makeBatch(payroll, [
        { to: n === 0 ? to : await makeEmployee(payroll.businessId), amount: "1.00" },
      ]);
    const first = await listBatches(payroll.viewer, {}, null);
    expect([first.rows.length, first.before]).toEqual([50, null]);
    const second = await listBatches(payroll.viewer, {}, seqPlace({ after: first.after ?? "" }));
    expect([second.rows.length, second.after]).toEqual([2, null]);
    const back = await listBatches(payroll.viewer, {}, seqPlace({ before: second.before ?? "" }));
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect(back.before).toBeNull();
    const other = await makePayroll(day("2026-11-23"));
    expect((await listBatches(other.viewer, {}, null)).rows).toEqual([]);
  });
});

describe("a batch's page", () => {
  it("accounts for every cent on each day", async () => {
    const { payroll, businessId, batchId } = await released(3);
    const sums = async () => (await getBatch(payroll.viewer, batchId))?.sums;
    expect(await sums()).toMatchObject({ debited: "0.00", posted: "0.00", open: "60.00" });
    const items = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
    await stopItem(payroll.approver, { id: items[0]?.id ?? "", stop: true });
    await walkTo(businessId, "2026-12-01");
    expect(await sums()).toEqual({
      debited: "60.00",
      posted: "50.00",
      refunded: "0.00",
      open: "10.00",
      notPaid: "0.00",
    });
    const progress = await getBatchProgress(payroll.viewer, batchId);
    expect(progress).toMatchObject({ status: "unreconciled", next: null });
    expect(progress?.counts).toMatchObject({ posted: 2, returned: 1 });
  });

  it("tells what happened and what comes next", async () => {
    const { payroll, businessId, batchId } = await released(1);
    await walkTo(businessId, "2026-11-27");
    const history = await getBatchHistory(payroll.viewer, batchId);
    expect(history.happened.map((event) => event.kind)).toEqual([
      "draft.sent",
      "batch.released",
      "batch.file_closed",
      "batch.debit_settled",
      "batch.credits_sent",
    ]);
    expect(history.expected).toEqual([
      { kind: "credits_settle", on: "2026-11-30" },
      { kind: "credits_confirmed", on: "2026-12-01" },
    ]);
  });

  it("tells what happened to its payments by kind and day, and that it is complete", async () => {
    const { payroll, businessId, batchId } = await released(4);
    const [short, first, second] = await prisma.batchItem.findMany({
      where: { batchId },
      orderBy: { position: "asc" },
      select: { id: true },
    });
    const at = instantAt(day("2026-12-01"), "08:30");
    for (const subjectId of [first?.id ?? "", second?.id ?? ""])
      await bankWillAnswer({ businessId, subjectId, kind: "credit_return", code: "R03", at });
    await simulate(payroll.approver, { kind: "servicer_short", id: short?.id ?? "", amount: money("6.00") });
    await walkTo(businessId, "2026-12-01");
    await resendItem(payroll.approver, { id: first?.id ?? "" });
    await askRefund(payroll.approver, { id: second?.id ?? "" });
    await simulate(payroll.approver, { kind: "credit_return", id: short?.id ?? "", code: "R03" });
    await walkTo(businessId, "2026-12-02");
    await askRefund(payroll.approver, { id: short?.id ?? "" });
    await walkTo(businessId, "2026-12-03");
    const { happened } = await getBatchHistory(payroll.viewer, batchId);
    const from = happened.findIndex((event) => event.kind === "batch.credits_settled");
    expect(happened.slice(from + 1).map((event) => eventLine(event))).toEqual([
      "items.returned 2 50.00",
      "items.short 1",
      "batch.confirmed",
      "items.resent 1",
      "items.refund_asked 1",
      "items.returned 1 4.00",
      "items.refunded 1 30.00",
      "items.refund_asked 1",
      "items.refunded 1 4.00",
      "items.posted 1",
      "batch.complete",
    ]);
  });

  it("is not there for another business", async () => {
    const { batchId } = await released(1);
    const other = await makePayroll(day("2026-11-23"));
    expect(await getBatch(other.viewer, batchId)).toBeNull();
    expect(await getBatchProgress(other.viewer, batchId)).toBeNull();
    expect((await listItems(other.viewer, batchId, {}, null)).rows).toEqual([]);
    await expect(filteredItemsCsv(other.viewer, batchId, {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a batch's payments", () => {
  it("come in pages by position, each once, forth and back", async () => {
    const { payroll, batchId } = await released(ITEMS_PER_PAGE + 3);
    const first = await listItems(payroll.viewer, batchId, {}, null);
    const last = first.rows.at(-1);
    expect(first.after).toBe(last && itemPlaceText(last));
    const second = await listItems(
      payroll.viewer,
      batchId,
      {},
      last ? { direction: "after", ...last } : null,
    );
    expect(second.rows.map((row) => row.position)).toEqual([51, 52, 53]);
    expect(second.after).toBeNull();
    const start = second.rows[0];
    const back = await listItems(
      payroll.viewer,
      batchId,
      {},
      start ? { direction: "before", ...start } : null,
    );
    expect(back.rows).toEqual(first.rows);
    expect(back.before).toBeNull();
  });

  it("are found by name, id, reference, loan's last four and status; exported as shown", async () => {
    const { payroll, batchId, payments } = await released(3);
    const employee = await prisma.borrower.findFirstOrThrow({ where: { id: payments[1]?.to.id ?? "" } });
    const loan = await prisma.loan.findFirstOrThrow({ where: { id: payments[1]?.to.loanId ?? "" } });
    const texts = [
      `${employee.firstName} Ortiz`,
      `ortiz, ${employee.firstName}`,
      employee.externalId ?? "",
      "pay-1",
      loan.accountNumber.slice(-4),
    ];
    for (const text of texts) {
      const { rows } = await listItems(payroll.viewer, batchId, { text }, null);
      expect(
        rows.map((row) => row.position),
        text,
      ).toContain(2);
    }
    expect((await listItems(payroll.viewer, batchId, { status: "posted" }, null)).rows).toEqual([]);
    const { name, body } = await filteredItemsCsv(payroll.viewer, batchId, { text: "pay-1" });
    expect(name).toMatch(/^batch-2026-11-23-[a-z0-9-]+-payments$/);
    const csv = await new Response(body).text();
    expect(csv.trim().split("\n")).toHaveLength(2);
    expect(csv).toContain("20.00,pay-1,pending");
  });

  it("each have their own timeline, the one sent again with the first's", async () => {
    const { payroll, businessId, batchId } = await released(1);
    const old = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    const at = instantAt(day("2026-12-01"), "08:30");
    await bankWillAnswer({ businessId, subjectId: old.id, kind: "credit_return", code: "R03", at });
    await walkTo(businessId, "2026-12-01");
    const returned = await getItem(payroll.viewer, batchId, old.id);
    expect(returned?.choices).toMatchObject([{ type: "loan", same: true }]);
    expect(returned).toMatchObject({
      refundTo: "Payroll, Inc., ending in 0176",
      again: { goesOut: "2026-12-01", arrives: "2026-12-02" },
    });
    expect(returned?.happened.map((event) => event.kind)).toEqual([
      "batch.released",
      "batch.file_closed",
      "batch.debit_settled",
      "batch.credits_sent",
      "batch.credits_settled",
      "item.returned",
    ]);
    const again = await resendItem(payroll.approver, { id: old.id });
    const fresh = await getItem(payroll.viewer, batchId, again.id);
    expect(fresh).toMatchObject({ replaces: old.id, expected: [{ on: "2026-12-01" }] });
    expect(fresh?.happened.map((event) => event.kind)).toEqual(["item.resent"]);
    expect(await getItem(payroll.viewer, batchId, old.id)).toMatchObject({
      replacedBy: again.id,
      status: "replaced",
    });
    const shown = await listItems(payroll.viewer, batchId, {}, null);
    expect(shown.rows.map((row) => row.id)).toEqual([again.id]);
    const history = await listItems(payroll.viewer, batchId, { status: "replaced" }, null);
    expect(history.rows.map((row) => row.id)).toEqual([old.id]);
  });
});
