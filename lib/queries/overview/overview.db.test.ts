import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { dateOfDay } from "@/lib/db/rows";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { sendDraftBack } from "@/lib/operations/drafts/send-back";
import { simulate } from "@/lib/operations/sandbox/simulate";
import type { Attention } from "@/lib/schemas/reports/overview";
import { makeExternalBenefit } from "@/prisma/factories/business";
import { makeEmployee, makePayroll, makeSentDraft, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { bankWillAnswer } from "@/prisma/testing/books";
import { releasePayments } from "@/prisma/testing/release";
import { getBatch } from "../batches/get-batch";
import { readPayroll } from "../reports/payroll";
import { readAttention } from "./attention";
import { readMoving } from "./moving";
import { readYear } from "./year";

async function release(payroll: Payroll, amounts: readonly string[]): Promise<string> {
  const payments = [];
  for (const amount of amounts) payments.push({ to: await makeEmployee(payroll.businessId), amount });
  return releasePayments(payroll, payments);
}

/** The stages that hold money, in words. */
async function stagesOf(payroll: Payroll): Promise<string[]> {
  const { stages } = await readMoving(payroll.viewer);
  return stages
    .filter(({ payments }) => payments > 0)
    .map(({ stage, payments, amount }) => `${stage} ${payments} ${amount}`);
}

const codesOf = (found: readonly Attention[]): string[] => found.map(({ code }) => code);

describe("what is moving", () => {
  it("follows the money day by day, with the next event", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    expect((await readMoving(payroll.viewer)).setUp).toEqual({
      account: true,
      employees: false,
      batches: false,
    });
    await release(payroll, ["150.00", "437.50"]);
    const seen: Record<string, unknown> = {};
    for (const on of ["2026-11-23", "2026-11-24", "2026-11-27", "2026-11-30", "2026-12-01"]) {
      await walkTo(payroll.businessId, on);
      const { batches } = await readMoving(payroll.viewer);
      seen[on] = [...(await stagesOf(payroll)), ...batches.map(({ next }) => `${next?.kind} ${next?.on}`)];
    }
    expect(seen).toEqual({
      "2026-11-23": ["to_debit 2 587.50", "file_closes 2026-11-23"],
      "2026-11-24": ["held 2 587.50", "credits_go_out 2026-11-27"],
      "2026-11-27": ["sent 2 587.50", "credits_settle 2026-11-30"],
      "2026-11-30": ["arrived 2 587.50", "credits_confirmed 2026-12-01"],
      "2026-12-01": [],
    });
    expect((await readMoving(payroll.viewer)).setUp).toEqual({
      account: true,
      employees: true,
      batches: true,
    });
  });

  it("shows another business nothing", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const other = await makePayroll(day("2026-11-23"));
    await release(payroll, ["5250.00"]);
    expect(await stagesOf(other)).toEqual([]);
    expect(await readAttention(other.viewer)).toEqual([]);
    expect(await readYear(other.viewer)).toMatchObject({ taxFree: "0.00", taxable: "0.00" });
  });
});

describe("what needs attention", () => {
  it("is nothing for a quiet business", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await release(payroll, ["150.00"]);
    expect(await readAttention(payroll.viewer)).toEqual([]);
  });

  it("names drafts that wait and drafts sent back", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const to = await makeEmployee(payroll.businessId);
    const draft = await makeSentDraft(payroll, [{ to, amount: "150.00" }]);
    expect(await readAttention(payroll.viewer)).toMatchObject([{ code: "awaiting_approval", drafts: 1 }]);
    await sendDraftBack(payroll.approver, { id: draft.id, reason: "Twice the usual amount" });
    expect(await readAttention(payroll.viewer)).toEqual([
      {
        code: "sent_back",
        draftId: draft.id,
        title: "November contributions",
        by: payroll.approver.name,
        reason: "Twice the usual amount",
      },
    ]);
  });

  it("asks for a decision about what came back, until the refund is on its way", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const batchId = await release(payroll, ["150.00", "100.00"]);
    const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId, amount: "150.00" } });
    await bankWillAnswer({
      businessId: payroll.businessId,
      subjectId: item.id,
      kind: "credit_return",
      code: "R03",
      at: new Date("2026-12-01T13:30:00Z"),
    });
    await walkTo(payroll.businessId, "2026-12-01");
    expect(await readAttention(payroll.viewer)).toEqual([
      {
        code: "returned_items",
        cameBack: { payments: 1, amount: "150.00", inPart: 0 },
        batches: [{ id: batchId, title: "November contributions", payments: 1 }],
        deciders: "an owner or an approver (April Apel or Olivia Owens)",
      },
    ]);
    expect(await stagesOf(payroll)).toEqual(["came_back 1 150.00"]);
    expect(await readAttention(payroll.approver)).toMatchObject([{ deciders: null }]);
    await askRefund(payroll.approver, { id: item.id });
    expect(await readAttention(payroll.viewer)).toEqual([]);
  });

  it("of what the servicer posted in part, counts what came back alone", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const batchId = await release(payroll, ["81.00", "100.00"]);
    const { id } = await prisma.batchItem.findFirstOrThrow({ where: { batchId, amount: "81.00" } });
    await simulate(payroll.approver, { kind: "servicer_short", id, amount: money("60.00") });
    await walkTo(payroll.businessId, "2026-12-01");
    await simulate(payroll.approver, { kind: "credit_return", id, code: "R03" });
    await walkTo(payroll.businessId, "2026-12-02");
    const cameBack = { payments: 1, amount: "21.00", inPart: 1 };
    expect(await readAttention(payroll.approver)).toMatchObject([{ code: "returned_items", cameBack }]);
    expect(await stagesOf(payroll)).toEqual(["came_back 1 21.00"]);
    const undecided = async () => (await getBatch(payroll.approver, batchId))?.returned.undecided;
    expect(await undecided()).toEqual(cameBack);
    const mail = await prisma.mail.findMany({ where: { businessId: payroll.businessId, kind: "came_back" } });
    expect(mail.map(({ toName }) => toName)).toContain(payroll.approver.name);
    for (const { subject, text } of mail) {
      expect(subject).toMatch(/^Part of a payment of .* came back: \$21\.00$/);
      expect(text).toContain("The servicer keeps the $60.00 that it posted.");
      expect(text).not.toContain("sent again");
    }
    await askRefund(payroll.approver, { id });
    expect(await undecided()).toMatchObject({ payments: 0, amount: "0.00" });
  });

  it("tells a debit that is tried again, and for thirty days one that failed", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const batchId = await release(payroll, ["150.00"]);
    for (let n = 0; n < 3; n++) {
      await bankWillAnswer({
        businessId: payroll.businessId,
        subjectId: batchId,
        kind: "debit_return",
        code: "R01",
      });
    }
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await readAttention(payroll.viewer)).toMatchObject([
      { code: "debit_retrying", batchId, amount: "150.00", returnCode: "R01", on: "2026-12-03" },
    ]);
    await walkTo(payroll.businessId, "2026-12-14");
    expect(codesOf(await readAttention(payroll.viewer))).toEqual(["debit_failed"]);
    await walkTo(payroll.businessId, "2027-01-10");
    expect(codesOf(await readAttention(payroll.viewer))).toEqual(["debit_failed"]);
    await walkTo(payroll.businessId, "2027-01-11");
    expect(await readAttention(payroll.viewer)).toEqual([]);
  });

  it("counts employees from four fifths of the limit on, tuition included, and those at it apart", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await release(payroll, ["4199.99", "4200.00", "5249.99", "5250.00"]);
    const tuition = await makeEmployee(payroll.businessId);
    const { businessId } = payroll;
    await makeExternalBenefit({ businessId, borrowerId: tuition.id, year: 2026, amount: "5250.00" });
    expect(await readAttention(payroll.viewer)).toEqual([
      { code: "near_limit", atLimit: 2, near: 2, year: 2026, limit: "5250.00" },
    ]);
  });

  it("tells work that is late or failed, open exceptions and accounts that cannot pay", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const work = { businessId, kind: "file_closes", subjectId: payroll.accountId };
    await prisma.dueWork.create({ data: { ...work, nth: 1, dueAt: new Date("2026-11-23T13:45:00Z") } });
    expect(await readAttention(payroll.viewer)).toEqual([]);
    await prisma.dueWork.create({ data: { ...work, nth: 2, dueAt: new Date("2026-11-23T13:44:59Z") } });
    await prisma.dueWork.create({
      data: { ...work, nth: 3, dueAt: new Date("2026-12-23T13:44:59Z"), lastError: "the bank is away" },
    });
    await prisma.moneyException.create({
      data: {
        businessId,
        kind: "over_posted",
        subjectId: payroll.accountId,
        amount: "12.00",
        detail: "Posted 12.00 too much",
        openedAt: new Date("2026-11-23T14:00:00Z"),
      },
    });
    await prisma.sourceAccount.updateMany({
      where: { businessId },
      data: { status: "pending_verification", depositsArriveOn: dateOfDay(day("2026-11-24")) },
    });
    const seen = await readAttention(payroll.viewer);
    expect(JSON.stringify(seen)).not.toContain("the bank is away");
    expect(seen).toMatchObject([
      { code: "late_work", pieces: 2 },
      { code: "open_exceptions", count: 1, amount: "12.00", first: "Posted 12.00 too much" },
      { code: "account_unverified", last4: "0176", depositsArriveOn: "2026-11-24" },
    ]);
    await prisma.sourceAccount.updateMany({
      where: { businessId },
      data: { status: "disabled", disabledReason: "wrong_tries" },
    });
    expect(codesOf(await readAttention(payroll.viewer))).toContain("account_disabled");
    await prisma.sourceAccount.updateMany({ where: { businessId }, data: { disabledReason: "removed" } });
    expect(codesOf(await readAttention(payroll.viewer))).not.toContain("account_disabled");
  });
});

describe("what was paid", () => {
  it("stands in the month in which it arrives, less refunds, and adds up to the payroll report", async () => {
    const payroll = await makePayroll(day("2026-10-05"));
    const first = await release(payroll, ["300.00", "5300.00"]);
    const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId: first, amount: "300.00" } });
    await bankWillAnswer({
      businessId: payroll.businessId,
      subjectId: item.id,
      kind: "credit_return",
      code: "R03",
      at: new Date("2026-10-13T12:30:00Z"),
    });
    await walkTo(payroll.businessId, "2026-11-02");
    await askRefund(payroll.approver, { id: item.id });
    await walkTo(payroll.businessId, "2026-11-03");
    await release(payroll, ["400.00"]);
    const paid = async () =>
      Object.fromEntries((await readYear(payroll.viewer)).months.map(({ month, amount }) => [month, amount]));
    // November has only a refund yet: a bar never goes below zero.
    expect(await paid()).toMatchObject({ "2026-10": "5600.00", "2026-11": "0.00" });
    await walkTo(payroll.businessId, "2026-11-12");
    expect(await paid()).toMatchObject({ "2025-12": "0.00", "2026-10": "5600.00", "2026-11": "100.00" });
    const year = await readYear(payroll.viewer);
    expect(year.months.length).toBe(12);
    expect(year.months.at(-1)).toEqual({ month: "2026-11", amount: "100.00", unfinished: true });
    expect(year).toMatchObject({ taxFree: "5650.00", taxable: "50.00" });
    const report = await readPayroll(payroll.viewer, {
      period: { preset: "custom", from: day("2026-01-01"), to: day("2026-12-31") },
    });
    expect(report.totals).toMatchObject({ taxFree: year.taxFree, taxable: year.taxable });
  });
});
