import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import {
  makeBatch,
  makeEmployee,
  makePayroll,
  makeSentDraft,
  type Payroll,
  walkTo,
} from "@/prisma/factories/payroll";
import { datesOf, expectTrueBooks } from "@/prisma/testing/books";
import { releaseDraft } from "./release-draft";
import { sendDraftBack } from "./send-back";
import { sendForApproval } from "./send-for-approval";

async function sent(more: { amount?: string; preparedBy?: "owner" } = {}) {
  const payroll = await makePayroll(day("2026-11-23"));
  const to = await makeEmployee(payroll.businessId);
  const by = more.preparedBy ? { preparedBy: payroll[more.preparedBy] } : {};
  const draft = await makeSentDraft(payroll, [{ to, amount: more.amount ?? "150.00" }], by);
  return { payroll, businessId: payroll.businessId, to, draft };
}

const draftOf = (businessId: string, id: string) =>
  prisma.batchDraft.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
const batchesOf = (businessId: string) => prisma.batch.count({ where: { businessId } });

describe("release", () => {
  it("is one of two who press at once; the other is told, and nothing is paid twice", async () => {
    const { payroll, businessId, draft } = await sent();
    const answers = await Promise.allSettled([
      releaseDraft(payroll.approver, draft),
      releaseDraft(payroll.owner, draft),
    ]);
    expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const [told] = answers.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(told).toMatchObject({
      code: "conflict",
      message:
        "This batch has just been released by somebody else. It was released once; nothing was paid twice.",
    });
    expect(await batchesOf(businessId)).toBe(1);
    await expectTrueBooks(businessId);
  });

  it("is not for those who prepared it, nor for those who may not release", async () => {
    const { payroll, businessId, draft } = await sent({ preparedBy: "owner" });
    await expect(releaseDraft(payroll.owner, draft)).rejects.toMatchObject({
      code: "forbidden",
      message: "You prepared this batch, so somebody else must release it: April Apel.",
    });
    await expect(releaseDraft(payroll.admin, draft)).rejects.toMatchObject({ code: "forbidden" });
    await expect(releaseDraft(payroll.viewer, draft)).rejects.toMatchObject({ code: "forbidden" });
    expect(await batchesOf(businessId)).toBe(0);
    const { outcome } = await releaseDraft(payroll.approver, draft);
    expect(outcome).toBe("released");
  });

  it("may be done by the preparer where nobody else may release, and the record says so", async () => {
    const { payroll, businessId, draft } = await sent({ preparedBy: "owner" });
    await prisma.membership.updateMany({
      where: { businessId, userId: payroll.approver.userId },
      data: { status: "suspended" },
    });
    await releaseDraft(payroll.owner, draft);
    const batch = await prisma.batch.findFirstOrThrow({ where: { businessId } });
    expect(batch.releasedBy).toBe("Olivia Owens (alone: nobody else may release)");
    expect(batch.releasedById).toBe(payroll.owner.userId);
  });

  it("is refused where the draft is not what the approver was shown", async () => {
    const { payroll, businessId, draft } = await sent();
    await expect(releaseDraft(payroll.approver, { ...draft, hash: "other" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await batchesOf(businessId)).toBe(0);
  });

  it("goes back with the reasons when something became wrong since", async () => {
    const { payroll, businessId, to, draft } = await sent();
    await prisma.loan.updateMany({ where: { businessId, id: to.loanId }, data: { statusCode: "PF" } });
    const answer = await releaseDraft(payroll.approver, draft);
    expect(answer).toMatchObject({
      outcome: "sent_back",
      reasons: [expect.stringContaining("Row 1, Loan:")],
    });
    expect(await draftOf(businessId, draft.id)).toMatchObject({ status: "draft", contentHash: null });
    const mail = await prisma.mail.findFirstOrThrow({ where: { businessId, kind: "sent_back" } });
    expect(mail.toEmail).toBe(payroll.admin.email);
    expect(await batchesOf(businessId)).toBe(0);
  });

  it("shows a new warning to the approver first, and goes on when they press again", async () => {
    const { payroll, businessId, to, draft } = await sent();
    await makeBatch(payroll, [{ to, amount: "20.00" }]);
    const first = await releaseDraft(payroll.approver, draft);
    expect(first).toMatchObject({
      outcome: "new_warnings",
      warnings: [expect.stringContaining("already paid this month")],
    });
    expect(await batchesOf(businessId)).toBe(1);
    // Somebody whose page is older has not seen the warning.
    await expect(releaseDraft(payroll.approver, draft)).rejects.toMatchObject({ code: "conflict" });
    const hash = first.outcome === "new_warnings" ? first.hash : "";
    const again = await releaseDraft(payroll.approver, { ...draft, hash });
    expect(again).toMatchObject({ outcome: "released" });
    await expectTrueBooks(businessId);
  });

  it("takes another tenant's draft for one that is not there", async () => {
    const { draft } = await sent();
    const other = await makePayroll(day("2026-11-23"));
    await expect(releaseDraft(other.approver, draft)).rejects.toMatchObject({ code: "not_found" });
  });
});

async function walkAndRead(payroll: Payroll, on: string, id: string) {
  await walkTo(payroll.businessId, on);
  return draftOf(payroll.businessId, id);
}

describe("a release on a chosen day", () => {
  it("happens that morning, in the approver's name, with that day's dates", async () => {
    const { payroll, businessId, draft } = await sent();
    const answer = await releaseDraft(payroll.approver, { ...draft, on: day("2026-12-01") });
    expect(answer).toEqual({ outcome: "scheduled", releaseOn: "2026-12-01" });
    expect(await walkAndRead(payroll, "2026-11-30", draft.id)).toMatchObject({ status: "scheduled" });
    const released = await walkAndRead(payroll, "2026-12-01", draft.id);
    expect(released.status).toBe("released");
    expect((await datesOf(businessId, released.batchId ?? ""))[0]).toBe("2026-12-02");
    const batch = await prisma.batch.findFirstOrThrow({ where: { businessId } });
    expect(batch.releasedBy).toBe("April Apel");
  });

  it("is refused on a day on which no bank is open, or that has passed", async () => {
    const { payroll, draft } = await sent();
    for (const on of ["2026-11-26", "2026-11-28", "2026-11-20"]) {
      await expect(releaseDraft(payroll.approver, { ...draft, on: day(on) })).rejects.toMatchObject({
        code: "invalid",
        problems: [{ path: "on" }],
      });
    }
  });

  it("is sent back by what became wrong meanwhile, and can be scheduled again", async () => {
    const { payroll, businessId, to, draft } = await sent();
    const on = (text: string) => ({ ...draft, on: day(text) });
    await releaseDraft(payroll.approver, on("2026-12-01"));
    await prisma.loan.updateMany({ where: { businessId, id: to.loanId }, data: { statusCode: "PF" } });
    const back = await walkAndRead(payroll, "2026-12-01", draft.id);
    expect(back).toMatchObject({ status: "draft", releaseOn: null, approvedBy: null });
    expect(back.sentBackReason).toContain("Row 1, Loan:");
    await prisma.loan.updateMany({ where: { businessId, id: to.loanId }, data: { statusCode: "RP" } });
    await sendForApproval(payroll.admin, { id: draft.id, version: 1 });
    await releaseDraft(payroll.approver, on("2026-12-03"));
    expect(await walkAndRead(payroll, "2026-12-03", draft.id)).toMatchObject({ status: "released" });
    await expectTrueBooks(businessId);
  });

  it.each([
    ["was suspended", { status: "suspended" }],
    ["has another role", { role: "viewer" }],
  ])("goes back with the reason where its approver %s meanwhile", async (_, data) => {
    const { payroll, businessId, draft } = await sent();
    await releaseDraft(payroll.approver, { ...draft, on: day("2026-12-01") });
    await prisma.membership.updateMany({ where: { businessId, userId: payroll.approver.userId }, data });
    const back = await walkAndRead(payroll, "2026-12-01", draft.id);
    expect(back).toMatchObject({ status: "draft", releaseOn: null, approvedBy: null });
    expect(back.sentBackReason).toContain("April Apel approved it, but may not release batches any more");
    expect(await batchesOf(businessId)).toBe(0);
  });

  it("waits for the approver again where a warning is new that morning", async () => {
    const { payroll, businessId, to, draft } = await sent();
    await releaseDraft(payroll.approver, { ...draft, on: day("2026-11-25") });
    await makeBatch(payroll, [{ to, amount: "20.00" }]);
    expect(await walkAndRead(payroll, "2026-11-25", draft.id)).toMatchObject({
      status: "awaiting_approval",
      releaseOn: null,
    });
    const mails = await prisma.mail.findMany({ where: { businessId, kind: "look_again" } });
    expect(mails.map((mail) => mail.toEmail).sort()).toEqual(
      [payroll.approver.email, payroll.owner.email].sort(),
    );
    expect(mails[0]?.text).toContain("already paid this month");
  });

  it("is recorded as done alone where its preparer was the only one who could approve it", async () => {
    const { payroll, businessId, draft } = await sent({ preparedBy: "owner" });
    await prisma.membership.updateMany({
      where: { businessId, userId: payroll.approver.userId },
      data: { status: "suspended" },
    });
    await releaseDraft(payroll.owner, { ...draft, on: day("2026-12-01") });
    expect(await walkAndRead(payroll, "2026-12-01", draft.id)).toMatchObject({ status: "released" });
    const batch = await prisma.batch.findFirstOrThrow({ where: { businessId } });
    expect(batch.releasedBy).toBe("Olivia Owens (alone: nobody else may release)");
  });

  it("can be sent back until then, with a reason that the preparer reads", async () => {
    const { payroll, businessId, draft } = await sent();
    await releaseDraft(payroll.approver, { ...draft, on: day("2026-12-01") });
    await sendDraftBack(payroll.owner, { id: draft.id, reason: "Wrong month." });
    expect(await walkAndRead(payroll, "2026-12-02", draft.id)).toMatchObject({
      status: "draft",
      sentBackBy: "Olivia Owens",
      sentBackReason: "Wrong month.",
    });
    expect(await batchesOf(businessId)).toBe(0);
  });
});
