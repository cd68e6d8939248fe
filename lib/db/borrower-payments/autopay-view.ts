import { payableStatusCodes } from "@/lib/domain/loans/loan-status";
import type { AutopayView } from "@/lib/schemas/borrower-payments/autopay";
import { servicerView } from "@/lib/schemas/servicer";
import { accountColumns, accountView } from "../accounts/account-row";
import { dayOfDate, moneyOf } from "../rows";
import { servicerColumns } from "../servicer-columns";
import type { Tx } from "../transaction";

/**
 * A Borrower's autopays, by servicer. Amount and next day are those of the loans: what their monthly payments are together, and
 * the first day on which one is due (rules 7).
 */
export async function autopayViews(
  db: Tx,
  of: { businessId: string; borrowerId: string; servicerId?: string },
  page: { afterName?: string | undefined; take?: number } = {},
): Promise<AutopayView[]> {
  const rows = await db.autopay.findMany({
    where: { ...of, ...(page.afterName === undefined ? {} : { servicer: { name: { gt: page.afterName } } }) },
    ...(page.take === undefined ? {} : { take: page.take }),
    orderBy: { servicer: { name: "asc" } },
    select: {
      servicerId: true,
      servicer: { select: servicerColumns },
      sourceAccount: { select: accountColumns },
    },
  });
  const loans = await db.loan.groupBy({
    by: ["servicerId"],
    where: { ...of, statusCode: { in: [...payableStatusCodes] } },
    _sum: { monthlyPayment: true },
    _min: { nextPaymentDue: true },
  });
  const due = new Map(loans.map((one) => [one.servicerId, one]));
  return rows.map((row) => {
    const amount = due.get(row.servicerId)?._sum.monthlyPayment ?? null;
    const next = due.get(row.servicerId)?._min.nextPaymentDue ?? null;
    return {
      servicer: servicerView(row.servicer),
      source_account: accountView(row.sourceAccount),
      amount: amount === null ? null : moneyOf(amount),
      next_date: next === null ? null : dayOfDate(next),
      debited_by: "servicer",
    };
  });
}
