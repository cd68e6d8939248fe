import { prisma } from "@/lib/db/client";
import { lastFour } from "@/lib/domain/loans/loan-name";
import { payableStatusCodes } from "@/lib/domain/loans/loan-status";
import type { LoanChoice } from "@/lib/schemas/batches/views";

type Returned = {
  id: string;
  borrower_id: string;
  loan_id: string | null;
  servicer_id: string;
  servicer: string;
};

/** Where the money of each of these payments may be sent again: its employee's loans that can be paid now. By payment. */
export async function loanChoices(
  businessId: string,
  rows: readonly Returned[],
): Promise<Map<string, LoanChoice[]>> {
  const loans = await prisma.loan.findMany({
    where: {
      businessId,
      borrowerId: { in: [...new Set(rows.map((row) => row.borrower_id))] },
      statusCode: { in: [...payableStatusCodes] },
    },
    orderBy: [{ servicer: { name: "asc" } }, { accountNumber: "asc" }, { id: "asc" }],
    select: {
      id: true,
      borrowerId: true,
      servicerId: true,
      accountNumber: true,
      loanType: true,
      servicer: { select: { name: true } },
    },
  });
  const choicesOf = (row: Returned): LoanChoice[] => {
    const own = loans.filter((loan) => loan.borrowerId === row.borrower_id);
    const one = own.map((loan) => ({
      type: "loan" as const,
      id: loan.id,
      label: `${loan.servicer.name}, loan ending in ${lastFour(loan.accountNumber)} (${loan.loanType})`,
      same: loan.id === row.loan_id,
    }));
    // To the servicer as a whole only where that is what was meant before.
    const spread = row.loan_id === null && own.some((loan) => loan.servicerId === row.servicer_id);
    if (!spread) return one;
    const whole = { type: "servicer" as const, id: row.servicer_id, label: `${row.servicer}, as it decides` };
    return [{ ...whole, same: true }, ...one];
  };
  return new Map(rows.map((row) => [row.id, choicesOf(row)]));
}
