import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: the payments of this file go by the NACHA rail.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { problemsWithFile } from "@/lib/domain/ach/testing/slow-checker";
import { answersTo, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { getPayment } from "@/lib/queries/payments/list-payments";
import { writeBank } from "@/prisma/factories/bank";
import { makeOwnMoney, type OwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, openKinds } from "@/prisma/testing/books";
import { files, lastFile, upload, waits } from "@/prisma/testing/nacha";
import { countExceptions } from "@/lib/queries/exceptions/list-exceptions";
import { settlePaymentException } from "../installation/settle-payment-exception";
import { simulate } from "../sandbox/simulate";
import { createPayment } from "./create-payment";

const operator = {
  kind: "operator",
  userId: randomUUID(),
  name: "Olive Operator",
  email: "olive@paydown.example",
} as const;

async function paid(): Promise<{ own: OwnMoney; id: string; state: () => Promise<unknown> }> {
  const own = await makeOwnMoney(day("2026-11-23"));
  await writeBank();
  const { id } = await createPayment(own.payer, {
    amount: money("150.00"),
    scheduledDate: day("2026-11-27"),
    servicerId: own.employee.servicerId,
    sourceAccountId: own.accountId,
  });
  const state = async () => {
    await expectTrueBooks(own.payroll.businessId);
    const { status, failure } = await getPayment(own.payer, { id });
    return { status, failure: failure?.code ?? null };
  };
  return { own, id, state };
}

describe("a Borrower's payment on the NACHA rail", () => {
  it("is a WEB debit, a CCD credit with the loan's number, and complete when the servicer's file says so", async () => {
    const { own, state } = await paid();
    const { businessId } = own.payroll;
    await walkTo(businessId, "2026-11-27");
    const debits = await lastFile(own.payroll);
    expect(problemsWithFile(debits)).toEqual([]);
    const read = readAchFile(debits);
    expect(read.batches).toMatchObject([{ sec: "WEB", effectiveOn: "2026-11-27" }]);
    expect(read.entries).toMatchObject([{ direction: "debit", amount: "150.00", name: "ANA ORTIZ" }]);
    await walkTo(businessId, "2026-12-15");
    expect(await waits(own.payroll)).toBe("return_file");
    await upload(own.payroll, answersTo(debits, day("2026-12-01"), []));
    const credits = await lastFile(own.payroll);
    expect(problemsWithFile(credits)).toEqual([]);
    expect(readAchFile(credits).batches).toMatchObject([{ sec: "CCD", effectiveOn: "2026-12-02" }]);
    expect(readAchFile(credits).entries[0]?.addenda[0]).toMatch(/BORROWER ACCT 00\d+$/);
    await walkTo(businessId, "2026-12-15");
    expect(await waits(own.payroll)).toBe("confirmation_file");
    expect(await state()).toEqual({ status: "pending", failure: null });
    await upload(own.payroll, confirmationsOf(credits, day("2026-12-03")), "nelnet.csv");
    expect(await state()).toEqual({ status: "complete", failure: null });
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
  });

  it("is answered by files alone: nothing about it can be simulated, before its file closes and after", async () => {
    const { own, id } = await paid();
    const asked = { kind: "debit_return", id, code: "R01" } as const;
    await expect(simulate(own.payroll.approver, asked)).rejects.toThrow(/goes by the NACHA rail/);
    await walkTo(own.payroll.businessId, "2026-11-30");
    await expect(simulate(own.payroll.approver, asked)).rejects.toThrow(/goes by the NACHA rail/);
  });

  it("whose debit comes back by file is tried again, then cancelled; the employer's page learns neither whose nor how much", async () => {
    const { own, state } = await paid();
    const { businessId } = own.payroll;
    await walkTo(businessId, "2026-11-30");
    const debits = await lastFile(own.payroll);
    const trace = readAchFile(debits).entries[0]?.trace ?? "";
    const first = answersTo(debits, day("2026-11-30"), [{ trace, returned: "R01" }]);
    const { lines } = await upload(own.payroll, first);
    expect(lines).toMatchObject([{ what: "return", outcome: "applied" }]);
    expect(JSON.stringify(lines)).not.toContain("150");
    expect(await state()).toEqual({ status: "pending", failure: null });
    await walkTo(businessId, "2026-12-08");
    const again = await lastFile(own.payroll);
    expect(readAchFile(again).batches).toMatchObject([
      { description: "RETRY PYMT", effectiveOn: "2026-12-07" },
    ]);
    const second = readAchFile(again).entries[0]?.trace ?? "";
    await upload(own.payroll, answersTo(again, day("2026-12-08"), [{ trace: second, returned: "R02" }]));
    expect(await state()).toEqual({ status: "cancelled", failure: "R02" });
    expect(await files(own.payroll)).toHaveLength(2);
  });

  it.each([
    ["is stopped in a file that is still to be written", "09:30:00", ["cancelled", "R10"], []],
    [
      "that has gone to the bank arrives, and is owed",
      "18:00:00",
      ["pending", null],
      ["late_debit_return 150.00"],
    ],
  ])("whose debit comes back while the money goes home: a refund %s", async (_, at, then, owed) => {
    const { own, state } = await paid();
    const { businessId } = own.payroll;
    await walkTo(businessId, "2026-11-27");
    const debits = await lastFile(own.payroll);
    await walkTo(businessId, "2026-12-15");
    await upload(own.payroll, answersTo(debits, day("2026-12-01"), []));
    const credits = await lastFile(own.payroll);
    const back = { trace: readAchFile(credits).entries[0]?.trace ?? "", returned: "R03" };
    await walkTo(businessId, "2026-12-02");
    await upload(own.payroll, answersTo(credits, day("2026-12-02"), [back]));
    await walkTo(businessId, "2026-12-02", at);
    const taken = { trace: readAchFile(debits).entries[0]?.trace ?? "", returned: "R10" };
    await upload(own.payroll, answersTo(debits, day("2026-12-02"), [taken]));
    const [status, failure] = then;
    expect(await state()).toEqual({ status, failure });
    await walkTo(businessId, "2026-12-07");
    expect(await state()).toEqual({ status: "cancelled", failure: "R10" });
    expect(await openKinds(businessId)).toEqual(owed);
    const refunds = await prisma.achEntry.count({ where: { businessId, subjectKind: "payment_refund" } });
    expect(refunds).toBe(owed.length);
    expect(await balanceOf(businessId, "bank_cash")).toBe(owed.length === 0 ? "0.00" : "-150.00");
  });

  it("whose money the Borrower's own bank sends back, once home, waits with an operator's exception; the books know", async () => {
    const { own, id, state } = await paid();
    const { businessId } = own.payroll;
    await walkTo(businessId, "2026-12-15");
    await upload(own.payroll, answersTo(await lastFile(own.payroll), day("2026-12-01"), []));
    const credits = await lastFile(own.payroll);
    const credit = readAchFile(credits).entries[0]?.trace ?? "";
    await walkTo(businessId, "2026-12-02");
    await upload(own.payroll, answersTo(credits, day("2026-12-02"), [{ trace: credit, returned: "R03" }]));
    await walkTo(businessId, "2026-12-02", "18:00:00");
    const refunds = await lastFile(own.payroll);
    const trace = readAchFile(refunds).entries[0]?.trace ?? "";
    const sentBack = answersTo(refunds, day("2026-12-04"), [{ trace, returned: "R02" }]);
    expect((await upload(own.payroll, sentBack)).lines).toMatchObject([{ outcome: "refused" }]);
    await walkTo(businessId, "2026-12-04");
    expect(await state()).toEqual({ status: "cancelled", failure: "R03" });
    const { lines } = await upload(own.payroll, sentBack);
    expect(lines).toMatchObject([{ outcome: "applied" }]);
    expect(JSON.stringify(lines)).not.toContain("150");
    expect(await state()).toEqual({ status: "cancelled", failure: "R03" });
    expect(await balanceOf(businessId, "bank_cash")).toBe("150.00");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("-150.00");
    expect(await openKinds(businessId)).toEqual(["refund_returned 150.00"]);
    expect(await countExceptions(own.payroll.owner), "none of the employer's").toBe(0);
    expect((await upload(own.payroll, sentBack)).lines).toMatchObject([{ outcome: "repeated" }]);
    const letters = await prisma.mail.count({ where: { businessId, kind: "own_refund_returned" } });
    expect(letters).toBe(1);

    const exception = await prisma.moneyException.findFirstOrThrow({
      where: { businessId, paymentId: id, closedAt: null },
    });
    const settled = { businessId, id: exception.id, note: "Check of Dec 8" };
    await settlePaymentException(operator, settled);
    await expect(settlePaymentException(operator, settled)).rejects.toMatchObject({ code: "conflict" });
    await state();
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    expect(await balanceOf(businessId, "returns_clearing")).toBe("0.00");
    expect(await openKinds(businessId)).toEqual([]);
  });
});
