import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { openException } from "@/lib/db/exceptions";
import { inTransaction } from "@/lib/db/transaction";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { listPaymentExceptions, paymentExceptionsCsv } from "@/lib/queries/installation/payment-exceptions";
import { getPayment } from "@/lib/queries/payments/list-payments";
import { makeOwnAccount, makeOwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { removeBorrowerAccount } from "../borrower-accounts/remove-borrower-account";
import { simulate } from "../sandbox/simulate";
import { settlePaymentException } from "./settle-payment-exception";

const operator: OperatorActor = {
  kind: "operator",
  userId: randomUUID(),
  name: "Opal Ochs",
  email: "operator@paydown.example",
};

/** A complete payment with an open exception of a kind, as it would stand before an operator. */
async function makeException(kind: ExceptionKind) {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { businessId } = own.payroll;
  const payment = await createPayment(own.payer, {
    servicerId: own.employee.servicerId,
    sourceAccountId: own.accountId,
    amount: money("80.00"),
    scheduledDate: day("2026-11-24"),
  });
  await walkTo(businessId, "2026-12-04");
  await inTransaction((tx) =>
    openException(
      tx,
      { businessId, now: new Date("2026-12-04T14:00:00Z") },
      {
        kind,
        subjectId: payment.id,
        batchId: null,
        paymentId: payment.id,
        amount: money("80.00"),
        detail: "Something went wrong.",
      },
    ),
  );
  const line = (await listPaymentExceptions(operator)).find((one) => one.paymentId === payment.id);
  if (!line) throw new Error("the exception is not listed");
  return { ...own, businessId, line };
}

/** A payment of 80.00 debited on 11-24, and how the one exception on it stands before the operator. */
async function makePayment() {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { id } = await createPayment(own.payer, {
    servicerId: own.employee.servicerId,
    sourceAccountId: own.accountId,
    amount: money("80.00"),
    scheduledDate: day("2026-11-24"),
  });
  const lineOf = async () => {
    const line = (await listPaymentExceptions(operator)).find((one) => one.paymentId === id);
    if (!line) throw new Error("no exception is listed");
    return line;
  };
  return { own, businessId: own.payroll.businessId, id, lineOf };
}

describe("an exception on a Borrower's own payment", () => {
  it("is listed without the Borrower's name, settled once, and balances the books", async () => {
    const { businessId, line } = await makeException("over_posted");
    expect(line).toMatchObject({ kind: "over_posted", amount: "80.00", servicer: "Nelnet", settled: null });
    expect(JSON.stringify(line)).not.toMatch(/Ana|Ortiz/);
    const input = { businessId, id: line.id, note: "Check of the servicer" };
    await settlePaymentException(operator, input);
    expect(await balanceOf(businessId, "exceptions_receivable")).toBe("-80.00");
    await expect(settlePaymentException(operator, input)).rejects.toMatchObject({ code: "conflict" });
    const settled = (await listPaymentExceptions(operator)).find(({ id }) => id === line.id);
    expect(settled?.settled).toMatchObject({ by: "Opal Ochs", how: "Check of the servicer" });
  });

  it("of another business is not found under this one's id", async () => {
    const { line } = await makeException("over_posted");
    const { payroll } = await makeOwnMoney(day("2026-11-23"));
    await expect(
      settlePaymentException(operator, { businessId: payroll.businessId, id: line.id, note: "x" }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await prisma.moneyException.count({ where: { id: line.id, closedAt: null } })).toBe(1);
  });

  it("that a servicer confirmed nothing is settled by its word: the payment is complete, and the books hold", async () => {
    const { own, businessId, id, lineOf } = await makePayment();
    await simulate(own.payroll.owner, { kind: "servicer_short", id, amount: money("79.00") });
    await walkTo(businessId, "2026-12-10");
    const line = await lineOf();
    expect(line).toMatchObject({ kind: "not_confirmed", amount: "1.00" });
    await settlePaymentException(operator, { businessId, id: line.id, note: "Nelnet wrote" });
    expect(await getPayment(own.payer, { id })).toMatchObject({ status: "complete", failure: null });
    expect((await lineOf()).settled).toMatchObject({ by: "Opal Ochs", how: "Nelnet wrote" });
    const csv = await new Response((await paymentExceptionsCsv(operator)).body).text();
    expect(csv).toMatch(new RegExp(`not_confirmed,.*,Opal Ochs,Nelnet wrote,${line.id}`));
    await expectTrueBooks(businessId);
  });

  it("whose refund waits goes to the account that the Borrower verified since, once", async () => {
    const { own, businessId, id, lineOf } = await makePayment();
    await simulate(own.payroll.owner, { kind: "credit_return", id, code: "R03" });
    // Gone between the debit and what comes back: the bank may close an account at any time.
    await walkTo(businessId, "2026-11-30");
    await prisma.sourceAccount.update({
      where: { businessId_id: { businessId, id: own.accountId } },
      data: { status: "disabled", disabledReason: "The bank has closed it." },
    });
    await walkTo(businessId, "2026-12-02");
    const line = await lineOf();
    expect(line).toMatchObject({ kind: "refund_waits", amount: "80.00" });
    const input = { businessId, id: line.id, note: "To the new account" };
    await expect(settlePaymentException(operator, input)).rejects.toThrow("no other verified account");
    expect((await lineOf()).settled).toBeNull();
    const other = await makeOwnAccount(own.key);
    await settlePaymentException(operator, input);
    expect(await getPayment(own.payer, { id })).toMatchObject({
      status: "pending",
      // The one that was debited: a late return of that debit is about it.
      source_account_id: own.accountId,
    });
    await expect(removeBorrowerAccount(own.payer, { id: other })).rejects.toMatchObject({ code: "conflict" });
    await walkTo(businessId, "2026-12-03");
    expect(await getPayment(own.payer, { id })).toMatchObject({
      status: "cancelled",
      failure: { code: "R03" },
    });
    const { last4 } = await prisma.sourceAccount.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: other } },
    });
    const letter = await prisma.mail.findFirstOrThrow({ where: { businessId, kind: "own_refunded" } });
    expect(letter.text).toContain(last4);
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await expectTrueBooks(businessId);
    await expect(settlePaymentException(operator, input)).rejects.toMatchObject({ code: "conflict" });
  });
});
