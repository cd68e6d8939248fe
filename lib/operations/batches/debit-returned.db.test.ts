import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day, instantAt } from "@/lib/domain/days";
import { getBatch } from "@/lib/queries/batches/get-batch";
import { makeBatch, makeEmployee, makePayroll, makeSentDraft, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, bankWillAnswer, datesOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { releaseDraft } from "../drafts/release-draft";
import { giveUpDebit } from "./give-up-debit";

async function releasedWith(codes: readonly string[]) {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId } = payroll;
  const to = await makeEmployee(businessId);
  const payments = [{ to, amount: "150.00", referenceId: "pay-1" }];
  const batchId = await makeBatch(payroll, payments, { referenceId: "nov" });
  for (const code of codes)
    await bankWillAnswer({ businessId, subjectId: batchId, kind: "debit_return", code });
  const at = async (on: string) => {
    await walkTo(businessId, on);
    await expectTrueBooks(businessId);
    return stateOf(businessId, batchId);
  };
  return { payroll, businessId, batchId, payments, at };
}

const waiting = { status: "pending", items: ["pending"] };
const failed = { status: "complete", debit: "failed", items: ["failed"] };

describe("a debit returned R01", () => {
  it("is tried again on the fifth banking day and then goes its way", async () => {
    const { businessId, batchId, at } = await releasedWith(["R01"]);
    expect(await at("2026-11-24")).toEqual({ ...waiting, debit: "settled" });
    expect(await at("2026-11-25")).toEqual({ ...waiting, debit: "retrying" });
    expect(await balanceOf(businessId, "employer_receivable")).toBe("150.00");
    expect(await datesOf(businessId, batchId)).toEqual([
      "2026-12-03",
      "2026-12-07",
      "2026-12-08",
      "2026-12-09",
    ]);
    expect(await at("2026-12-02")).toEqual({ ...waiting, debit: "retrying" });
    expect(await at("2026-12-03")).toEqual({ ...waiting, debit: "settled" });
    const closed = await prisma.activity.findMany({
      where: { batchId, kind: "batch.file_closed" },
      orderBy: { id: "asc" },
    });
    expect(closed.map(({ data }) => data)).toEqual([
      { debitDay: "2026-11-24" },
      { debitDay: "2026-12-03", attempt: 2 },
    ]);
    const told = await prisma.mail.findMany({ where: { businessId, kind: "debit_again" } });
    expect(told.length).toBe(2);
    expect(told[0]?.text).toContain(
      "the debit of $150.00 of Tuesday, November 24, 2026 came back. It is tried again",
    );
    expect((await at("2026-12-07")).items).toEqual(["sent"]);
    expect((await at("2026-12-08")).status).toBe("unreconciled");
    expect(await at("2026-12-09")).toEqual({ status: "complete", debit: "settled", items: ["posted"] });
    const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
    expect(item.benefitDate.toISOString().slice(0, 10)).toBe("2026-12-08");
  });

  it("fails for good the third time, on the days of the rule, and frees its references", async () => {
    const { payroll, businessId, batchId, payments, at } = await releasedWith(["R01", "R01", "R01"]);
    expect((await at("2026-11-25")).debit).toBe("retrying");
    expect((await at("2026-12-03")).debit).toBe("settled");
    expect((await at("2026-12-04")).debit).toBe("retrying");
    expect((await datesOf(businessId, batchId))[0]).toBe("2026-12-11");
    expect((await at("2026-12-11")).debit).toBe("settled");
    expect(await at("2026-12-14")).toEqual(failed);
    const { errors } = await prisma.batch.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: batchId } },
    });
    expect(JSON.stringify(errors)).toContain("R01");
    for (const account of ["bank_cash", "employer_receivable", "program_liability"]) {
      expect(await balanceOf(businessId, account), account).toBe("0.00");
    }
    await makeBatch(payroll, payments, { referenceId: "nov" });
  });

  it("can be given up by the owner between two attempts, and by nobody else", async () => {
    const { payroll, businessId, batchId, at } = await releasedWith(["R01"]);
    await expect(giveUpDebit(payroll.owner, { id: batchId })).rejects.toMatchObject({ code: "conflict" });
    await at("2026-11-25");
    await expect(giveUpDebit(payroll.approver, { id: batchId })).rejects.toMatchObject({ code: "forbidden" });
    await giveUpDebit(payroll.owner, { id: batchId });
    expect(await stateOf(businessId, batchId)).toEqual(failed);
    expect(await at("2026-12-10")).toEqual(failed);
  });
});

describe("a debit returned with a code that is not tried again", () => {
  it("fails the batch at once and disables an account that is closed", async () => {
    const { businessId, at } = await releasedWith(["R02"]);
    expect(await at("2026-11-25")).toEqual(failed);
    expect(await at("2026-12-10")).toEqual(failed);
    const account = await prisma.sourceAccount.findFirstOrThrow({ where: { businessId } });
    expect(account.status).toBe("disabled");
    const mails = await prisma.mail.findMany({ where: { businessId, kind: "debit_returned" } });
    expect(mails.map((mail) => mail.toEmail).sort()).toHaveLength(2);
  });
});

describe("a debit returned after the credits went out", () => {
  it("stops nothing, opens an exception and makes releases wait", async () => {
    const { payroll, businessId, batchId, at } = await releasedWith([]);
    await bankWillAnswer({
      businessId,
      subjectId: batchId,
      kind: "debit_return",
      code: "R10",
      at: instantAt(day("2026-11-30"), "08:30"),
    });
    expect(await at("2026-11-30")).toEqual({ status: "unreconciled", debit: "settled", items: ["sent"] });
    expect(await at("2026-12-01")).toEqual({ status: "complete", debit: "settled", items: ["posted"] });
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("150.00");
    const [open] = await prisma.moneyException.findMany({ where: { businessId, closedAt: null } });
    expect(open).toMatchObject({ kind: "late_debit_return", subjectId: batchId });
    expect((await getBatch(payroll.viewer, batchId))?.exceptions).toEqual({
      count: 1,
      amount: "150.00",
      first: open?.detail,
    });
    await prisma.sourceAccount.updateMany({ where: { businessId }, data: { status: "verified" } });
    const draft = await makeSentDraft(payroll, [{ to: await makeEmployee(businessId), amount: "20.00" }]);
    await expect(releaseDraft(payroll.approver, draft)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("The business owes $150.00") as string,
    });
  });

  it("stops nothing either where every payment was held back that day", async () => {
    const { businessId, batchId, at } = await releasedWith([]);
    await prisma.batchItem.updateMany({ where: { batchId }, data: { stopAsked: true } });
    await bankWillAnswer({
      businessId,
      subjectId: batchId,
      kind: "debit_return",
      code: "R01",
      at: instantAt(day("2026-11-27"), "10:00"),
    });
    await walkTo(businessId, "2026-11-27", "12:00");
    expect(await stateOf(businessId, batchId)).toMatchObject({ debit: "settled", items: ["returned"] });
    await at("2026-12-10");
    expect(await prisma.moneyException.count({ where: { businessId, kind: "late_debit_return" } })).toBe(1);
  });
});
