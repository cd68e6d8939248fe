import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/actor";
import { lockBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { PAYDOWN } from "@/lib/domain/people/person";
import { getPaymentDetail } from "@/lib/queries/payments/get-payment-detail";
import { getPayment } from "@/lib/queries/payments/list-payments";
import { countExceptions, listExceptions } from "@/lib/queries/exceptions/list-exceptions";
import { makeOwnMoney, type OwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { settlePaymentException } from "../installation/settle-payment-exception";
import { simulate } from "../sandbox/simulate";
import { cancelPayment } from "./cancel-payment";
import { confirmPayments } from "./confirm-payments";
import { createPayment } from "./create-payment";
import { editPayment } from "./edit-payment";

async function paid(
  date = "2026-11-27",
): Promise<{ own: OwnMoney; id: string; walk: (to: string) => Promise<unknown> }> {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { id } = await createPayment(own.payer, {
    amount: money("150.00"),
    scheduledDate: day(date),
    servicerId: own.employee.servicerId,
    sourceAccountId: own.accountId,
  });
  const walk = async (to: string) => {
    await walkTo(own.payroll.businessId, to);
    await expectTrueBooks(own.payroll.businessId);
    const { status, failure } = await getPayment(own.payer, { id });
    return { status, failure: failure?.code ?? null };
  };
  return { own, id, walk };
}

const openExceptions = (own: OwnMoney) =>
  prisma.moneyException.findMany({
    where: { businessId: own.payroll.businessId, closedAt: null },
    select: { kind: true, amount: true, paymentId: true },
  });

const mailsTo = async (own: OwnMoney) =>
  (
    await prisma.mail.findMany({
      where: { businessId: own.payroll.businessId, borrowerId: own.employee.id },
      orderBy: { id: "asc" },
    })
  ).map((mail) => mail.kind);

describe("the Borrower's bank returns the debit", () => {
  it.each(["R02", "R07", "R10", "R16"])(
    "%s before the credit goes: cancelled, nothing moved",
    async (code) => {
      const { own, id, walk } = await paid();
      expect(await simulate(own.payroll.owner, { kind: "debit_return", id, code })).toMatchObject({
        due_on: "2026-11-30",
      });
      expect(await walk("2026-11-27")).toEqual({ status: "pending", failure: null });
      expect(await walk("2026-11-30")).toEqual({ status: "cancelled", failure: code });
      expect(await walk("2026-12-07")).toEqual({ status: "cancelled", failure: code });
      for (const account of ["bank_cash", "borrower_receivable", "borrower_liability", "servicer_payable"])
        expect(await balanceOf(own.payroll.businessId, account)).toBe("0.00");
      expect(await openExceptions(own)).toEqual([]);
      expect((await mailsTo(own)).at(-1)).toBe("own_debit_returned");
    },
  );

  it("R01 twice: tried again on the 5th banking day each time, and the third holds", async () => {
    const { own, id, walk } = await paid();
    for (const code of ["R01", "R09"]) await simulate(own.payroll.owner, { kind: "debit_return", id, code });
    expect(await walk("2026-11-30")).toEqual({ status: "pending", failure: null });
    expect((await getPayment(own.payer, { id })).dates.debit).toBe("2026-12-07");
    expect(await balanceOf(own.payroll.businessId, "borrower_receivable")).toBe("150.00");
    await expect(editPayment(own.payer, { id, amount: money("1.00") })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await walk("2026-12-08")).toEqual({ status: "pending", failure: null });
    expect((await getPayment(own.payer, { id })).dates).toMatchObject({
      debit: "2026-12-15",
      credit_sent: "2026-12-17",
      complete_expected: "2026-12-21",
    });
    expect(await walk("2026-12-18")).toEqual({ status: "pending", failure: null });
    expect(await walk("2026-12-21")).toEqual({ status: "complete", failure: null });
    expect(await balanceOf(own.payroll.businessId, "bank_cash")).toBe("0.00");
  });

  it("R01 three times is final", async () => {
    const { own, id, walk } = await paid();
    for (let n = 0; n < 3; n++) await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R01" });
    expect(await walk("2026-12-15")).toEqual({ status: "pending", failure: null });
    expect(await walk("2026-12-16")).toEqual({ status: "cancelled", failure: "R01" });
    expect(await balanceOf(own.payroll.businessId, "borrower_receivable")).toBe("0.00");
  });

  it("between two attempts it can be cancelled, and is never debited again", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R01" });
    await walk("2026-12-01");
    expect(await cancelPayment(own.payer, { id })).toMatchObject({
      status: "cancelled",
      failure: { code: "R01" },
    });
    expect(await walk("2026-12-14")).toEqual({ status: "cancelled", failure: "R01" });
    expect(await balanceOf(own.payroll.businessId, "borrower_receivable")).toBe("0.00");
  });

  it("after the credit went out it goes on to complete, with failure, and an operator's exception", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-01");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2026-12-02")).toEqual({ status: "pending", failure: null });
    expect(await walk("2026-12-03")).toEqual({ status: "complete", failure: "R10" });
    expect(await openExceptions(own)).toMatchObject([{ kind: "late_debit_return", paymentId: id }]);
    expect(await countExceptions(own.payroll.owner)).toBe(0);
    expect((await listExceptions(own.payroll.owner, "open", null)).rows).toEqual([]);
    expect(await mailsTo(own)).toContain("own_debit_returned_late");
  });

  it("two months after it was complete: it stays complete, with failure, and the account is disabled", async () => {
    const { own, id, walk } = await paid();
    await walk("2027-01-20");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2027-01-21")).toEqual({ status: "complete", failure: "R10" });
    expect(await balanceOf(own.payroll.businessId, "exceptions_receivable")).toBe("150.00");
    const account = await prisma.sourceAccount.findFirstOrThrow({ where: { id: own.accountId } });
    expect(account.status).toBe("disabled");
    expect(await walk("2027-02-20")).toEqual({ status: "complete", failure: "R10" });
  });
});

describe("the servicer returns the credit", () => {
  it("stays pending until the money is back in the account, then cancelled", async () => {
    const { own, id, walk } = await paid();
    expect(await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" })).toMatchObject({
      due_on: "2026-12-03",
    });
    expect(await walk("2026-12-03")).toEqual({ status: "pending", failure: null });
    expect(await balanceOf(own.payroll.businessId, "returns_clearing")).toBe("-150.00");
    expect(await walk("2026-12-04")).toEqual({ status: "cancelled", failure: "R03" });
    expect(await balanceOf(own.payroll.businessId, "bank_cash")).toBe("0.00");
    expect(await mailsTo(own)).toEqual([
      "own_debit_tomorrow",
      "own_debited",
      "own_came_back",
      "own_refunded",
    ]);
  });

  it("whose debit comes back too while the money is on its way home is not paid back twice", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    await walk("2026-12-03");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2026-12-04")).toEqual({ status: "cancelled", failure: "R10" });
    expect(await walk("2026-12-10")).toEqual({ status: "cancelled", failure: "R10" });
    expect(await balanceOf(own.payroll.businessId, "bank_cash")).toBe("0.00");
  });

  it("of a complete one changes no status: the money waits with an exception", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-10");
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    expect(await walk("2026-12-11")).toEqual({ status: "complete", failure: "R03" });
    expect(await openExceptions(own)).toMatchObject([{ kind: "late_credit_return", paymentId: id }]);
  });

  it("to an account that was removed meanwhile waits for an operator", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-02");
    await prisma.sourceAccount.updateMany({ where: { id: own.accountId }, data: { status: "disabled" } });
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    expect(await walk("2026-12-10")).toEqual({ status: "pending", failure: null });
    expect(await openExceptions(own)).toMatchObject([{ kind: "refund_waits", paymentId: id }]);
    const exceptions = [{ kind: "refund_waits", amount: "150.00" }];
    expect(await getPaymentDetail(own.payer, id)).toMatchObject({ backOn: null, exceptions });
  });

  it("is told with the day on which it is home, until it is", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-02");
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    await walk("2026-12-03");
    const told = await getPaymentDetail(own.payer, id);
    expect(told).toMatchObject({ backOn: "2026-12-04", exceptions: [] });
    const kinds = told?.activity.map(({ kind }) => kind);
    expect(kinds).toContain("payment.came_back");
    expect(kinds).not.toContain("simulation.asked");
    await walk("2026-12-04");
    expect(await getPaymentDetail(own.payer, id)).toMatchObject({ backOn: null, refundedAmount: "150.00" });
  });

  it("whose loan was paid off before the credit went is held back and goes home", async () => {
    const { own, walk } = await paid();
    await walk("2026-11-30");
    await prisma.loan.updateMany({ where: { borrowerId: own.employee.id }, data: { statusCode: "PF" } });
    expect(await walk("2026-12-01")).toEqual({ status: "pending", failure: null });
    expect(await walk("2026-12-02")).toEqual({ status: "cancelled", failure: "not_payable" });
    expect(await balanceOf(own.payroll.businessId, "returns_clearing")).toBe("0.00");
  });
});

describe("both come back, the debit after the credit went out", () => {
  const operator: OperatorActor = {
    kind: "operator",
    userId: randomUUID(),
    name: "Opal Ochs",
    email: "operator@paydown.example",
  };
  const balances = async ({ payroll: { businessId } }: OwnMoney) => [
    await balanceOf(businessId, "bank_cash"),
    await balanceOf(businessId, "exceptions_receivable"),
    await balanceOf(businessId, "returns_clearing"),
  ];
  const none = ["0.00", "0.00", "0.00"];

  it("the credit pays what is owed: nothing goes home that the bank took by itself", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-01");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R01" });
    await walk("2026-12-02");
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    expect(await walk("2026-12-03")).toEqual({ status: "cancelled", failure: "R01" });
    expect(await walk("2026-12-10")).toEqual({ status: "cancelled", failure: "R01" });
    expect(await openExceptions(own)).toEqual([]);
    expect(await balances(own)).toEqual(none);
    expect((await mailsTo(own)).slice(-2)).toEqual(["own_debit_returned_late", "own_owed_came_back"]);
  });

  it("of one posted in part what was posted goes on being owed", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "servicer_short", id, amount: money("100.00") });
    await walk("2026-12-01");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    await walk("2026-12-03");
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R23" });
    expect(await walk("2026-12-04")).toEqual({ status: "complete", failure: "R10" });
    const [owed, ...more] = await openExceptions(own);
    expect([owed?.kind, owed?.amount?.toFixed(2), more]).toEqual(["late_debit_return", "100.00", []]);
    expect(await balances(own)).toEqual(["-100.00", "100.00", "0.00"]);
    const exception = await prisma.moneyException.findFirstOrThrow({
      where: { paymentId: id, closedAt: null },
    });
    const { businessId } = own.payroll;
    await settlePaymentException(operator, { businessId, id: exception.id, note: "Wire" });
    expect(await balances(own)).toEqual(none);
    await walk("2026-12-07");
  });

  it("once it is settled the money goes home", async () => {
    const { own, id, walk } = await paid();
    await walk("2026-12-01");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R01" });
    await walk("2026-12-02");
    const exception = await prisma.moneyException.findFirstOrThrow({ where: { paymentId: id } });
    const { businessId } = own.payroll;
    await settlePaymentException(operator, { businessId, id: exception.id, note: "Wire" });
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    expect(await walk("2026-12-03")).toEqual({ status: "pending", failure: null });
    // The same return once more, as files repeat it: the debit has come back already, and the refund is not stopped.
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R01" });
    expect(await walk("2026-12-04")).toEqual({ status: "cancelled", failure: "R03" });
    expect(await balances(own)).toEqual(none);
    expect((await mailsTo(own)).at(-1)).toBe("own_refunded");
  });

  it("the debit when the money was home again: it is owed, once", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    expect(await walk("2026-12-04")).toEqual({ status: "cancelled", failure: "R03" });
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2026-12-07")).toEqual({ status: "cancelled", failure: "R03" });
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2026-12-10")).toEqual({ status: "cancelled", failure: "R03" });
    expect(await openExceptions(own)).toMatchObject([{ kind: "late_debit_return", paymentId: id }]);
    expect(await balanceOf(own.payroll.businessId, "exceptions_receivable")).toBe("150.00");
    expect((await mailsTo(own)).filter((kind) => kind === "own_debit_returned_late")).toHaveLength(1);
  });

  it("after the bank took the money by itself nothing is left that could come back", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    await walk("2026-12-03");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    await walk("2026-12-04");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    expect(await walk("2026-12-10")).toEqual({ status: "cancelled", failure: "R10" });
    expect(await openExceptions(own)).toEqual([]);
    expect(await balances(own)).toEqual(none);
  });

  it("two reasons to owe are settled each by itself", async () => {
    const { own, id, walk } = await paid();
    const { businessId } = own.payroll;
    await walk("2026-12-02");
    await simulate(own.payroll.owner, { kind: "debit_return", id, code: "R10" });
    await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, businessId);
      await confirmPayments(tx, business, [{ id, amount: money("170.00") }], PAYDOWN);
    });
    await walk("2026-12-03");
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("170.00");
    for (const exception of await prisma.moneyException.findMany({ where: { paymentId: id } }))
      await settlePaymentException(operator, { businessId, id: exception.id, note: "Wire" });
    expect(await balances(own)).toEqual(none);
    await expectTrueBooks(businessId);
  });
});

describe("the servicer confirms", () => {
  it("in part: pending until the rest is confirmed", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "servicer_short", id, amount: money("100.00") });
    expect(await walk("2026-12-03")).toEqual({ status: "pending", failure: null });
    await simulate(own.payroll.owner, { kind: "servicer_posted", id, amount: money("50.00") });
    expect(await walk("2026-12-04")).toEqual({ status: "complete", failure: null });
  });

  it("in part, and the rest comes home: complete, posted and refunded", async () => {
    const { own, id, walk } = await paid();
    await simulate(own.payroll.owner, { kind: "servicer_short", id, amount: money("100.00") });
    await walk("2026-12-09");
    expect(await openExceptions(own)).toMatchObject([{ kind: "not_confirmed", paymentId: id }]);
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R23" });
    await walk("2026-12-10");
    expect(await openExceptions(own)).toEqual([]);
    expect(await walk("2026-12-11")).toMatchObject({ status: "complete" });
    const row = await prisma.payment.findFirstOrThrow({ where: { id } });
    expect([row.postedAmount.toFixed(2), row.refundedAmount.toFixed(2)]).toEqual(["100.00", "50.00"]);
  });

  it("a notification of change corrects the Borrower's account, and tells them alone", async () => {
    const { own, id, walk } = await paid();
    const change = { kind: "notification_of_change", id, code: "C01", corrected_data: "9988776655" } as const;
    await simulate(own.payroll.owner, change);
    await walk("2026-12-03");
    expect((await prisma.sourceAccount.findFirstOrThrow({ where: { id: own.accountId } })).last4).toBe(
      "6655",
    );
    const told = await prisma.mail.findMany({
      where: { businessId: own.payroll.businessId, kind: "account_corrected" },
    });
    expect(told).toMatchObject([
      { borrowerId: own.employee.id, subject: expect.stringContaining("(C01)") as string },
    ]);
  });
});
