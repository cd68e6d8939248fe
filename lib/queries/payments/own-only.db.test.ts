import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { putAutopay } from "@/lib/operations/autopay/put-autopay";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { cancelPayment } from "@/lib/operations/payments/cancel-payment";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import { getSourceAccountDetail } from "@/lib/queries/accounts/get-source-account";
import { exportEmployees } from "@/lib/queries/employees/export-employees";
import { getEmployee } from "@/lib/queries/employees/get-employee";
import { listEmployees } from "@/lib/queries/employees/list-employees";
import { countExceptions, listExceptions } from "@/lib/queries/exceptions/list-exceptions";
import { employeeListQuery } from "@/lib/schemas/employees/employee";
import { makeOwnMoney, payerFor } from "@/prisma/factories/own-money";
import { makeEmployee, walkTo } from "@/prisma/factories/payroll";
import { exportMyPayments } from "./export-payments";
import { paymentReceipt } from "./payment-receipt";

const AMOUNT = "1234.56";

/** A Borrower with all that can be set up, so far that money has moved. */
async function makePaying() {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { payer, employee, accountId: sourceAccountId, payroll } = own;
  const to = { servicerId: employee.servicerId, sourceAccountId };
  const payment = await createPayment(payer, {
    ...to,
    amount: money(AMOUNT),
    scheduledDate: day("2026-11-27"),
  });
  await createSeries(payer, {
    ...to,
    amount: money("77.77"),
    schedule: { kind: "end_of_month", startDate: day("2026-11-23"), endDate: null },
  });
  await putAutopay(payer, to);
  await walkTo(payroll.businessId, "2026-12-01");
  return { ...own, payment };
}

describe("what a Borrower pays from their own account", () => {
  it("stands on no page and in no file of the employer's", async () => {
    const { payroll, payer, employee, accountId, payment } = await makePaying();
    const { owner, businessId } = payroll;
    const last4 = (
      await prisma.sourceAccount.findUniqueOrThrow({
        where: { businessId_id: { businessId, id: accountId } },
        select: { last4: true },
      })
    ).last4;
    const csv = await new Response((await exportEmployees(owner, {})).body).text();
    const shown = JSON.stringify([
      await getEmployee(owner, { id: employee.id }),
      await listEmployees(owner, employeeListQuery.parse({})),
      await listSourceAccounts(owner),
      await listExceptions(owner, "open", null),
      csv,
    ]);
    for (const own of [AMOUNT, "77.77", accountId, payment.id, `"${last4}"`])
      expect(shown).not.toContain(own);
    expect(await getSourceAccountDetail(owner, accountId)).toBeNull();
    expect(await countExceptions(owner)).toBe(0);
    expect(payer.borrowerId).toBe(employee.id);
  });

  it("has a receipt with its days, its history and what was agreed to, for its Borrower only", async () => {
    const { payroll, payer, payment } = await makePaying();
    const receipt = await paymentReceipt(payer, payment.id);
    expect(receipt).toMatchObject({ title: "$1,234.56 to Nelnet" });
    expect(receipt?.facts).toContainEqual({ label: "Debited on", value: "Friday, November 27, 2026" });
    expect(receipt?.mandates[0]?.text).toContain("debit $1,234.56 once");
    expect(receipt?.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["Set up", "Debited from your account"]),
    );
    const other = payerFor(payroll, await makeEmployee(payroll.businessId));
    expect(await paymentReceipt(other, payment.id)).toBeNull();
    expect(await paymentReceipt(payer, "x")).toBeNull();
  });

  it("has a receipt that names no days of money where none moves", async () => {
    const { payer, employee, accountId } = await makePaying();
    const made = await createPayment(payer, {
      amount: money("5.00"),
      scheduledDate: day("2026-12-11"),
      servicerId: employee.servicerId,
      sourceAccountId: accountId,
    });
    await cancelPayment(payer, { id: made.id });
    const labels = (await paymentReceipt(payer, made.id))?.facts.map(({ label }) => label);
    expect(labels).toContain("Was for");
    expect(labels).not.toContain("Reaches the servicer on");
  });

  it("has a receipt that does not say that the servicer gets what came back", async () => {
    const { payroll, payer, payment } = await makePaying();
    await simulate(payroll.owner, { kind: "credit_return", id: payment.id, code: "R03" });
    await walkTo(payroll.businessId, "2026-12-03");
    const receipt = await paymentReceipt(payer, payment.id);
    const labels = receipt?.facts.map(({ label }) => label);
    expect(receipt?.status).toBe("Came back");
    expect(labels).toContain("Debited on");
    expect(labels).not.toContain("Reaches the servicer on");
  });

  it("is exported by status, and nobody else's with it", async () => {
    const { payroll, payer, payment } = await makePaying();
    const rows = async (who: typeof payer, status?: "pending" | "complete") =>
      (await new Response((await exportMyPayments(who, { status })).body).text())
        .trimEnd()
        .split("\n")
        .slice(1);
    const all = await rows(payer);
    // The series has made its second one: its first file has closed.
    expect(all).toHaveLength(3);
    expect(all.at(-1)).toContain(`${payment.id},2026-11-27,Nelnet,1234.56,pending,`);
    expect(await rows(payer, "complete")).toEqual([]);
    expect(await rows(payerFor(payroll, await makeEmployee(payroll.businessId)))).toEqual([]);
  });
});
