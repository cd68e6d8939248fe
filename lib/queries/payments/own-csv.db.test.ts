import { expect, it } from "vitest";
import type { Csv } from "@/lib/db/csv/export";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { makeOwnAccount, makeOwnMoney, payingKeyFor } from "@/prisma/factories/own-money";
import { makeBatch, makeEmployee } from "@/prisma/factories/payroll";
import { myAccountsCsv } from "../borrower-accounts/my-accounts";
import { myLoansCsv, paidForMeCsv } from "../borrowers/my-loans-csv";
import { employeePaymentsCsv } from "../employees/employee-payments";
import { seriesCsv } from "../payment-series/list-series";

async function linesOf(csv: Csv): Promise<string[]> {
  return (await new Response(csv.body).text()).trimEnd().split(/\r?\n/);
}

it("every list of a Borrower's own pages comes as a file, with theirs alone", async () => {
  const own = await makeOwnMoney(day("2026-11-23"));
  const { businessId } = own.payroll;
  const other = await makeEmployee(businessId);
  const others = payingKeyFor(own.payroll, other);
  const actor = {
    kind: "borrower" as const,
    businessId,
    borrowerId: own.employee.id,
    userId: own.payroll.owner.userId,
    name: "Ana",
    email: "ana@payroll.example",
  };
  const terms = {
    amount: money("144.00"),
    schedule: { kind: "day_of_month" as const, dayOfMonth: 28, startDate: day("2026-11-01"), endDate: null },
    servicerId: own.employee.servicerId,
  };
  await createSeries(own.payer, { ...terms, sourceAccountId: own.accountId });
  await createSeries(others, { ...terms, sourceAccountId: await makeOwnAccount(others) });
  await makeBatch(own.payroll, [
    { to: own.employee, amount: "150.00" },
    { to: other, amount: "75.00" },
  ]);

  const accounts = await linesOf(await myAccountsCsv(own.payer));
  expect(accounts).toHaveLength(2);
  expect(accounts[1]).toMatch(new RegExp(`,verified,2,[^,]+,${own.accountId}$`));

  const loans = await linesOf(await myLoansCsv(actor));
  expect(loans).toHaveLength(2);
  expect(loans[1]?.endsWith(`,${own.employee.loanId}`)).toBe(true);

  const series = await linesOf(await seriesCsv(own.payer));
  expect(series[0]).toBe(
    "day_of_month,start_date,end_date,servicer,account_ending_in,amount,status,next_date,id",
  );
  expect(series).toHaveLength(2);
  expect(series[1]).toMatch(/^28,2026-11-01,,Nelnet,\d{4},144\.00,active,2026-11-30,/);

  const item = await prisma.batchItem.findFirstOrThrow({
    where: { businessId, borrowerId: own.employee.id },
  });
  const paid = await linesOf(await paidForMeCsv(actor));
  expect(paid[0]).toBe(
    "id,credit_effective,servicer,loan_ending_in,amount,status,posted_amount,refunded_amount",
  );
  expect(paid.slice(1)).toEqual([
    expect.stringMatching(new RegExp(`^${item.id},2026-11-30,Nelnet,\\d{4},150\\.00,pending,0\\.00,0\\.00$`)),
  ]);
});

it("what was paid for one employee comes as a file with its batch and what counts, for the employer's people", async () => {
  const own = await makeOwnMoney(day("2026-11-23"));
  const stranger = await makeOwnMoney(day("2026-11-23"));
  const batchId = await makeBatch(own.payroll, [{ to: own.employee, amount: "150.00" }]);
  const lines = await linesOf(await employeePaymentsCsv(own.payroll.viewer, own.employee.id));
  expect(lines[0]?.endsWith(",tax_free,taxable,batch,batch_id")).toBe(true);
  expect(lines[1]).toMatch(new RegExp(`,150\\.00,pending,0\\.00,0\\.00,150\\.00,0\\.00,.*,${batchId}$`));
  expect(lines).toHaveLength(2);
  await expect(employeePaymentsCsv(stranger.payroll.viewer, own.employee.id)).rejects.toMatchObject({
    code: "not_found",
  });
});
