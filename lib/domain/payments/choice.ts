import { isParentPlus } from "../loans/loan-types";
import { compare } from "../money";
import { takesMoney } from "./owed";
import { type Allocation, loansPaidBy, type RosterEmployee, type RosterLoan } from "./roster";

/** Why a payment that names no loan goes where it goes. */
export type ChosenBy = "standing" | "only_loan" | "one_servicer" | "highest_rate" | "only_parent_plus";

export type Choice = { allocation: Allocation; by: ChosenBy };

export const toLoan = (loan: RosterLoan): Allocation => ({
  type: "loan",
  id: loan.id,
  servicerId: loan.servicerId,
});
export const toServicer = (servicerId: string): Allocation => ({
  type: "servicer",
  id: servicerId,
  servicerId,
});

/** Percents as text compare as text once both have as many digits on either side of the point. */
const sortable = (rate: string): string => {
  const [whole = "", places = ""] = rate.split(".");
  return `${whole.padStart(6, "0")}.${places.padEnd(6, "0")}`;
};

const ACCOUNT_NUMBER_WIDTH = 40;
const sortableNumber = (number: string): string => number.padStart(ACCOUNT_NUMBER_WIDTH, "0");

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Highest rate first; ties: larger principal, then lower account number (rules 5). The id only makes it one order. */
const costliestFirst = (a: RosterLoan, b: RosterLoan): number =>
  byText(sortable(b.rate), sortable(a.rate)) ||
  compare(b.principal, a.principal) ||
  byText(sortableNumber(a.accountNumber), sortableNumber(b.accountNumber)) ||
  byText(a.id, b.id);

function standingChoice(employee: RosterEmployee, loans: readonly RosterLoan[]): Allocation | null {
  const { standing } = employee;
  if (standing === null) return null;
  const [loan] = loansPaidBy(loans, standing);
  if (loan === undefined) return null;
  return standing.type === "loan" ? toLoan(loan) : toServicer(loan.servicerId);
}

/** Where a payment goes that names no loan (rules 5); null if no loan of the employee can take money. */
export function chooseAllocation(employee: RosterEmployee, loans: readonly RosterLoan[]): Choice | null {
  const standing = standingChoice(employee, loans);
  if (standing !== null) return { allocation: standing, by: "standing" };
  const payable = loans.filter(takesMoney);
  const [first] = payable;
  if (first === undefined) return null;
  if (payable.length === 1) {
    return { allocation: toLoan(first), by: isParentPlus(first.type) ? "only_parent_plus" : "only_loan" };
  }
  const own = payable.filter((loan) => !isParentPlus(loan.type));
  if (own.length === payable.length && own.every((loan) => loan.servicerId === first.servicerId)) {
    return { allocation: toServicer(first.servicerId), by: "one_servicer" };
  }
  const [best] = (own.length > 0 ? own : payable).toSorted(costliestFirst);
  if (best === undefined) return null;
  return { allocation: toLoan(best), by: own.length > 0 ? "highest_rate" : "only_parent_plus" };
}

/** The menu of a row: every loan that can take money, and each servicer who has several of them. */
export function alternativesFor(loans: readonly RosterLoan[]): Allocation[] {
  const payable = loans.filter(takesMoney);
  const servicers = new Map<string, number>();
  for (const loan of payable) servicers.set(loan.servicerId, (servicers.get(loan.servicerId) ?? 0) + 1);
  const several = [...servicers].filter(([, count]) => count > 1).map(([id]) => toServicer(id));
  return [...payable.toSorted(costliestFirst).map(toLoan), ...several];
}
