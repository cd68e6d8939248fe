import { collect } from "../lists";
import type { LoanStatusCode } from "../loans/loan-status";
import type { LoanType } from "../loans/loan-types";
import { add, type Money, ZERO } from "../money";

export const EMPLOYMENT_STATUSES = ["active", "leave", "terminated"] as const;
export type EmploymentStatus = (typeof EMPLOYMENT_STATUSES)[number];

/** Where a payment goes: to one loan, or to a servicer who spreads it. For a servicer, `id` is the servicer's too. */
export type Allocation = { type: "loan" | "servicer"; id: string; servicerId: string };

export type RosterEmployee = {
  id: string;
  externalId: string | null;
  firstName: string;
  lastName: string;
  email: string | null;
  status: EmploymentStatus;
  /** The employee's own choice for payments that name no loan. */
  standing: { type: "loan" | "servicer"; id: string } | null;
};

export type RosterLoan = {
  id: string;
  employeeId: string;
  servicerId: string;
  servicerName: string;
  accountNumber: string;
  type: LoanType;
  status: LoanStatusCode;
  principal: Money;
  interest: Money;
  /** Items to this very loan that were released and are not yet posted. */
  onTheWay: Money;
  /** Percent as text, at most three digits and three places: "5.50". */
  rate: string;
};

/** Released items to a servicer as a whole that are not yet posted. */
export type ServicerOnTheWay = { employeeId: string; servicerId: string; amount: Money };

/** All that rows are compared with, indexed. For a whole business, or for the employees that a chunk of rows names. */
export type Roster = {
  byId: ReadonlyMap<string, RosterEmployee>;
  byExternalId: ReadonlyMap<string, RosterEmployee>;
  byFoldedId: ReadonlyMap<string, readonly RosterEmployee[]>;
  byEmail: ReadonlyMap<string, readonly RosterEmployee[]>;
  loansOf: ReadonlyMap<string, readonly RosterLoan[]>;
  /** Folded account numbers of every loan in the business: to tell another employee's loan from an unknown one. */
  loanNumbers: ReadonlySet<string>;
  servicerOnTheWay: ReadonlyMap<string, Money>;
};

/** What a payment is checked against: of a roster what decides, without names and numbers to find somebody by. */
export type Payee = Pick<RosterEmployee, "id" | "status">;
export type PayeeLoan = Pick<
  RosterLoan,
  "id" | "servicerId" | "type" | "status" | "principal" | "interest" | "onTheWay"
>;
export type Payees = {
  byId: ReadonlyMap<string, Payee>;
  loansOf: ReadonlyMap<string, readonly PayeeLoan[]>;
  servicerOnTheWay: ReadonlyMap<string, Money>;
};

/** Outer spaces and case do not tell two ids, e-mails or account numbers apart. */
export const fold = (text: string): string => text.trim().normalize("NFC").toLowerCase();

export const pairOf = (employeeId: string, servicerId: string): string => `${employeeId} ${servicerId}`;

/**
 * `otherLoanNumbers`: where `loans` are only those of the employees in question, the account numbers of this business that
 * belong to anybody else.
 */
export function buildRoster(given: {
  employees: Iterable<RosterEmployee>;
  loans: Iterable<RosterLoan>;
  servicerOnTheWay?: Iterable<ServicerOnTheWay>;
  otherLoanNumbers?: Iterable<string>;
}): Roster {
  const byId = new Map<string, RosterEmployee>();
  const byExternalId = new Map<string, RosterEmployee>();
  const byFoldedId = new Map<string, RosterEmployee[]>();
  const byEmail = new Map<string, RosterEmployee[]>();
  for (const employee of given.employees) {
    byId.set(employee.id, employee);
    if (employee.externalId !== null) {
      byExternalId.set(employee.externalId, employee);
      collect(byFoldedId, fold(employee.externalId), employee);
    }
    if (employee.email !== null) collect(byEmail, fold(employee.email), employee);
  }
  const loansOf = new Map<string, RosterLoan[]>();
  const loanNumbers = new Set<string>();
  for (const loan of given.loans) {
    collect(loansOf, loan.employeeId, loan);
    loanNumbers.add(fold(loan.accountNumber));
  }
  for (const number of given.otherLoanNumbers ?? []) loanNumbers.add(fold(number));
  const servicerOnTheWay = new Map<string, Money>();
  for (const { employeeId, servicerId, amount } of given.servicerOnTheWay ?? []) {
    const key = pairOf(employeeId, servicerId);
    servicerOnTheWay.set(key, add(servicerOnTheWay.get(key) ?? ZERO, amount));
  }
  return { byId, byExternalId, byFoldedId, byEmail, loansOf, loanNumbers, servicerOnTheWay };
}

export const onTheWayTo = (roster: Payees, employeeId: string, servicerId: string): Money =>
  roster.servicerOnTheWay.get(pairOf(employeeId, servicerId)) ?? ZERO;

/** The loans that an allocation pays: the one, or all that the employee has at that servicer. Empty: not linked. */
export const loansPaidBy = <L extends { id: string; servicerId: string }>(
  loans: readonly L[],
  allocation: { type: "loan" | "servicer"; id: string },
): readonly L[] =>
  loans.filter((loan) => (allocation.type === "loan" ? loan.id : loan.servicerId) === allocation.id);
