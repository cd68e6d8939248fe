import { type PaymentProblem, type ProblemColumn, problemWords } from "@/lib/domain/payments/problems";
import type { BatchWarning } from "./batch-payment";

/** Under which of the API's names a fact of a payment stands. */
export const fieldOf: Record<ProblemColumn, string> = {
  employeeId: "borrower_id",
  email: "borrower_id",
  name: "borrower_id",
  amount: "amount",
  loanNumber: "allocation",
};

export function wordsOf(problem: PaymentProblem): string {
  const text = problemWords(problem);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was worth a look about a payment, as a batch keeps it and the API tells it. */
export const warningAt = (
  position: number,
  referenceId: string | null,
  problem: PaymentProblem,
): BatchWarning => ({
  path: `payments.${position}.${fieldOf[problem.column]}`,
  reference_id: referenceId,
  code: problem.code,
  message: wordsOf(problem),
});
