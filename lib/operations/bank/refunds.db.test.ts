import { describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { refundLateReturn } from "@/lib/operations/exceptions/refund-late-return";
import { settleException } from "@/lib/operations/exceptions/settle-exception";
import { makeAccount } from "@/prisma/factories/business";
import { type Payroll, walkTo } from "@/prisma/factories/payroll";
import { expectTrueBooks, openKinds, stateOf } from "@/prisma/testing/books";
import {
  bankSays,
  files,
  lastFile,
  makeNacha,
  release,
  toD5,
  tracesOf,
  upload,
} from "@/prisma/testing/nacha";

const disable = (payroll: Payroll) =>
  prisma.sourceAccount.update({
    where: { businessId_id: { businessId: payroll.businessId, id: payroll.accountId } },
    data: { status: "disabled", disabledReason: "The bank returned a debit: R02." },
  });

const otherAccount = (payroll: Payroll) =>
  makeAccount({
    businessId: payroll.businessId,
    name: "Payroll, Inc. savings",
    routingNumber: "011000015",
    accountNumber: "7700112233",
    createdBy: "Olivia Owens",
    at: new Date("2026-11-23T14:00:00Z"),
  });

/** Every refund that ever left, by its receiver's account. */
const refundsSent = async (payroll: Payroll) =>
  (await files(payroll)).flatMap((text) =>
    readAchFile(text)
      .entries.filter((entry) => entry.addenda.length === 0 && entry.direction === "credit")
      .map((entry) => `${entry.amount} to ${entry.accountNumber}`),
  );

/** On 2026-12-01 one payment came back, and its refund is asked for. */
async function refundAsked() {
  const payroll = await makeNacha();
  const batchId = await release(payroll, ["150.00"]);
  const credits = await toD5(payroll);
  const [trace = ""] = tracesOf(credits);
  await bankSays(payroll, credits, "2026-12-01", [{ trace, returned: "R03" }]);
  const item = await prisma.batchItem.findFirstOrThrow({ where: { batchId } });
  await askRefund(payroll.approver, { id: item.id });
  return { payroll, businessId: payroll.businessId, batchId, itemId: item.id };
}

describe("the refund of a payment", () => {
  it("is paid once it has left, whatever becomes of its account", async () => {
    const { payroll, businessId, batchId, itemId } = await refundAsked();
    await walkTo(businessId, "2026-12-01", "18:00:00");
    await disable(payroll);
    await walkTo(businessId, "2026-12-02");
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["refunded"] });
    expect(await openKinds(businessId)).toEqual([]);
    await expect(askRefund(payroll.approver, { id: itemId })).rejects.toMatchObject({ code: "conflict" });
    expect(await refundsSent(payroll)).toEqual(["150.00 to 483920176"]);
    await expectTrueBooks(businessId);
  });

  it("leaves with no file when its account is disabled before, and goes once to the one then chosen", async () => {
    const { payroll, businessId, batchId, itemId } = await refundAsked();
    await disable(payroll);
    await walkTo(businessId, "2026-12-02");
    expect(await stateOf(businessId, batchId)).toMatchObject({ items: ["returned"] });
    expect(await openKinds(businessId)).toEqual(["refund_waits 150.00"]);
    expect(await refundsSent(payroll)).toEqual([]);
    const accountId = await otherAccount(payroll);
    await askRefund(payroll.approver, { id: itemId, accountId });
    await walkTo(businessId, "2026-12-03");
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["refunded"] });
    expect(await openKinds(businessId)).toEqual([]);
    expect(await refundsSent(payroll)).toEqual(["150.00 to 7700112233"]);
    await expectTrueBooks(businessId);
  });
});

describe("the refund of money that came back late", () => {
  it.each([
    ["18:00:00", ["150.00 to 483920176"], []],
    ["12:00:00", [], ["late_credit_return 150.00"]],
  ])("its account disabled at %s: sent %j, open %j", async (time, sent, open) => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    await release(payroll, ["150.00"]);
    const credits = await toD5(payroll);
    await upload(payroll, confirmationsOf(credits, day("2026-12-01")), "nelnet.csv");
    const [trace = ""] = tracesOf(credits);
    await bankSays(payroll, credits, "2026-12-01", [{ trace, returned: "R03" }]);
    const { id } = await prisma.moneyException.findFirstOrThrow({ where: { businessId } });
    await refundLateReturn(payroll.approver, { id });
    await walkTo(businessId, "2026-12-01", time);
    await disable(payroll);
    await walkTo(businessId, "2026-12-02");
    expect(await openKinds(businessId)).toEqual(open);
    expect(await refundsSent(payroll)).toEqual(sent);
    if (open.length > 0) {
      await refundLateReturn(payroll.approver, { id, accountId: await otherAccount(payroll) });
      await walkTo(businessId, "2026-12-03");
      expect(await refundsSent(payroll)).toEqual(["150.00 to 7700112233"]);
    }
    expect(await openKinds(businessId)).toEqual([]);
    expect(await lastFile(payroll)).toContain("SLBENEFIT");
    await expectTrueBooks(businessId);
  });
});

describe("a refund that its account's bank sends back", () => {
  it("opens an exception, once, and goes to another account from there", async () => {
    const { payroll, businessId, batchId } = await refundAsked();
    await walkTo(businessId, "2026-12-01", "18:00:00");
    const file = await lastFile(payroll);
    const [trace = ""] = tracesOf(file);
    const early = await bankSays(payroll, file, "2026-12-01", [{ trace, returned: "R02" }]);
    expect(early.lines).toMatchObject([{ outcome: "refused" }]);
    await walkTo(businessId, "2026-12-03");
    const read = await bankSays(payroll, file, "2026-12-03", [{ trace, returned: "R02" }]);
    expect(read.lines).toMatchObject([{ outcome: "applied" }]);
    expect(read.lines[0]?.explanation).toContain("An exception holds the money");
    expect(await openKinds(businessId)).toEqual(["refund_returned 150.00"]);
    expect(await stateOf(businessId, batchId)).toMatchObject({ status: "complete", items: ["refunded"] });
    await expectTrueBooks(businessId);
    const again = await bankSays(payroll, file, "2026-12-03", [{ trace, returned: "R02" }]);
    expect(again.lines).toMatchObject([{ outcome: "repeated" }]);
    const exception = await prisma.moneyException.findFirstOrThrow({ where: { businessId, closedAt: null } });
    await refundLateReturn(payroll.approver, { id: exception.id, accountId: await otherAccount(payroll) });
    await walkTo(businessId, "2026-12-04");
    expect(await openKinds(businessId)).toEqual([]);
    expect(await refundsSent(payroll)).toEqual(["150.00 to 483920176", "150.00 to 7700112233"]);
    await expectTrueBooks(businessId);
  });

  it("is settled by a person's word where it went its way otherwise", async () => {
    const { payroll, businessId } = await refundAsked();
    await walkTo(businessId, "2026-12-03");
    const file = await lastFile(payroll);
    const [trace = ""] = tracesOf(file);
    await bankSays(payroll, file, "2026-12-03", [{ trace, returned: "R03" }]);
    const exception = await prisma.moneyException.findFirstOrThrow({ where: { businessId, closedAt: null } });
    await settleException(payroll.approver, { id: exception.id, note: "wired on Dec 3" });
    expect(await openKinds(businessId)).toEqual([]);
    await expectTrueBooks(businessId);
  });
});
