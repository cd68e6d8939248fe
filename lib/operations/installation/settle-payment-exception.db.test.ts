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
import { listPaymentExceptions } from "@/lib/queries/installation/payment-exceptions";
import { makeOwnMoney } from "@/prisma/factories/own-money";
import { walkTo } from "@/prisma/factories/payroll";
import { balanceOf } from "@/prisma/testing/books";
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
    openException(tx, {
      businessId,
      kind,
      subjectId: payment.id,
      batchId: null,
      paymentId: payment.id,
      amount: money("80.00"),
      detail: "Something went wrong.",
      at: new Date("2026-12-04T14:00:00Z"),
    }),
  );
  const line = (await listPaymentExceptions(operator)).find((one) => one.paymentId === payment.id);
  if (!line) throw new Error("the exception is not listed");
  return { ...own, businessId, line };
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
});
