import { formatMoney, type Money } from "../money";
import { notPayableWords } from "../loans/loan-status";
import { type AccountOwner, type MoneyObject, ownershipProblemWords, problemWithDraw } from "../ownership";
import { checkPayment, type LoanFacts } from "../payments/check";
import type { PaymentProblem } from "../payments/problems";
import type { Problem } from "../refusal";
import { paymentsSupported } from "../routing-number";
import { type DateProblem, dateProblemWords } from "./dates";

export type OwnAccountFacts = {
  owner: AccountOwner;
  last4: string;
  status: string;
  routingNumber: string;
};

/** All that decides about a Payment or a series, as it stands now. */
export type OwnPaymentFacts = {
  object: Extract<MoneyObject, "payment" | "payment_series">;
  borrowerId: string;
  amount: Money;
  /** Null: there is no such account, or it is not the Borrower's to know. */
  account: OwnAccountFacts | null;
  /** The Borrower's loans at the servicer; empty: not linked. */
  loans: readonly LoanFacts[];
  /** On its way to that servicer besides the loans' own: contributions to it as a whole, other Payments. */
  alsoOnTheWay: Money;
  /** What is wrong with the chosen day, null if nothing or if there is none to choose. */
  date: DateProblem | null;
};

/** Everything that is wrong with a Payment or series of a Borrower's own money; `path` in the documents' names. */
export function problemsWithOwnPayment(facts: OwnPaymentFacts): Problem[] {
  const problems: Problem[] = aboutAccount(facts).map((message) => ({ path: "source_account_id", message }));
  if (facts.date !== null) problems.push({ path: "scheduled_date", message: dateProblemWords(facts.date) });
  for (const problem of aboutDestination(facts)) {
    if (problem.severity !== "error") continue;
    const path = problem.column === "amount" ? "amount" : "servicer_id";
    problems.push({ path, message: words(problem) });
  }
  return problems;
}

function aboutAccount({
  account,
  borrowerId,
  object,
}: Pick<OwnPaymentFacts, "account" | "borrowerId" | "object">): string[] {
  if (account === null) return ["This is none of the borrower's own accounts. Choose one of them."];
  const everyMonth = object === "payment_series";
  const draw = problemWithDraw(object, { payees: [borrowerId], owner: account.owner, everyMonth });
  if (draw !== null) return [ownershipProblemWords(draw)];
  return unusable(account);
}

/** Everything that is wrong with an autopay. `servicer` null: the Borrower has no loan there. */
export function problemsWithAutopay(facts: {
  borrowerId: string;
  account: OwnAccountFacts | null;
  servicer: { name: string; takesAutopay: boolean } | null;
}): Problem[] {
  const { borrowerId, account, servicer } = facts;
  const problems: Problem[] = aboutAccount({ borrowerId, account, object: "payment_series" }).map(
    (message) => ({
      path: "source_account_id",
      message,
    }),
  );
  if (servicer === null) problems.push({ path: "servicer_id", message: NOT_LINKED });
  else if (!servicer.takesAutopay)
    problems.push({
      path: "servicer_id",
      message: `${servicer.name} offers no autopay. Set up a series instead.`,
    });
  return problems;
}

const NOT_LINKED = "The borrower has no loan at this servicer. Link it first, or choose another servicer.";

/** Why no money can move on an account of the Borrower; nothing if it can. */
export function unusable(account: Pick<OwnAccountFacts, "last4" | "status" | "routingNumber">): string[] {
  if (paymentsSupported(account)) return [];
  const which = `The account ending in ${account.last4}`;
  if (account.status === "disabled") return [`${which} was removed. Choose another one.`];
  if (account.status === "pending_verification")
    return [`${which} is not verified yet. Name its two deposits first, or choose another account.`];
  return [`${which} takes no electronic (ACH) payments. Choose another account.`];
}

/** The same rules as for an employer's payment, without those that are about employment, tax and doubles. */
const aboutDestination = (facts: OwnPaymentFacts): PaymentProblem[] =>
  checkPayment(facts.amount, {
    employeeStatus: "active",
    paid: { type: "servicer", loans: facts.loans },
    alsoOnTheWay: facts.alsoOnTheWay,
    room: null,
    twinRows: [],
    paidThisMonth: [],
  });

function words(problem: PaymentProblem): string {
  switch (problem.code) {
    case "not_linked":
      return NOT_LINKED;
    case "servicer_not_payable":
      return "None of the borrower's loans at this servicer can be paid. Choose another servicer.";
    case "loan_not_payable":
      return notPayableWords(problem.status, problem.reason);
    case "far_above_owed":
    case "above_owed":
      return problem.suggestion === null
        ? `Nothing is owed there that is not already on its way; found ${formatMoney(problem.found)}.`
        : `${formatMoney(problem.found)} is more than is owed there and not yet on its way, ${formatMoney(problem.owed)}. Lower it to ${formatMoney(problem.suggestion)}.`;
    case "amount_above_maximum":
      return "The amount is above what a bank carries in one entry, $99,999,999.99.";
    case "amount_not_positive":
      return "Expected an amount above zero.";
    // About employment, tax and doubles of an employer's payments: none of them is asked here.
    case "above_room":
    case "employee_on_leave":
    case "employee_terminated":
    case "no_payment_due_yet":
    case "paid_this_month":
    case "parent_plus":
    case "servicer_has_parent_plus":
    case "twin_in_draft":
      return "This payment cannot be made.";
  }
}
