import { collect } from "../lists";
import { isParentPlus } from "../loans/loan-types";
import { add, type Money, subtract, ZERO } from "../money";
import { roomLeft, splitTax } from "../tax";
import { checkPayment } from "./check";
import { fewOf, type PaymentProblem, type PriorPayment } from "./problems";
import { loansPaidBy, onTheWayTo, type Payee, type PayeeLoan, type Payees } from "./roster";

/** Where somebody wants a payment to go: `id` is a loan's or a servicer's; whether the employee has it is yet to be seen. */
export type WantedAllocation = { type: "loan" | "servicer"; id: string };

/** One payment of a batch to be. `row` is its number for people; `allocation` or `amount` is null while it is not known. */
export type PaymentToCheck = {
  row: number;
  employee: Payee;
  allocation: WantedAllocation | null;
  amount: Money | null;
};

/** What an employee has had: other assistance and the tax-free part of this year's items, and this month's payments. */
export type EmployeeHistory = {
  external: Money;
  usedTaxFree: Money;
  paidThisMonth: readonly PriorPayment[];
};

export type CheckedPayment = {
  problems: PaymentProblem[];
  /** The servicer that will get it; null where the employee has no such loan or servicer, which `problems` says. */
  servicerId: string | null;
  taxFree: Money;
  taxable: Money;
};

const NO_HISTORY: EmployeeHistory = { external: ZERO, usedTaxFree: ZERO, paidThisMonth: [] };

/** What the rows before this one have already taken of an employee's room and put on the way to a loan or servicer. */
type Running = { room: Money; toLoan: Map<string, Money>; toServicer: Map<string, Money> };

/**
 * Checks the payments of one batch in their order: earlier ones use up tax-free room and what is owed, and several for one
 * employee are marked as twins, each naming the others. The answers stand in the order given.
 */
export function checkInOrder(
  payments: readonly PaymentToCheck[],
  roster: Payees,
  history: ReadonlyMap<string, EmployeeHistory>,
  limit: Money,
): CheckedPayment[] {
  const rowsOf = new Map<string, number[]>();
  for (const { employee, row } of payments) {
    collect(rowsOf, employee.id, row);
  }
  const running = new Map<string, Running>();
  return payments.map((payment) => {
    const { employee } = payment;
    const past = history.get(employee.id) ?? NO_HISTORY;
    const now = running.get(employee.id) ?? {
      room: roomLeft({ limit, external: past.external, used: past.usedTaxFree }),
      toLoan: new Map<string, Money>(),
      toServicer: new Map<string, Money>(),
    };
    running.set(employee.id, now);
    return checkOne(payment, roster, past, now, twinsOf(payment.row, rowsOf.get(employee.id) ?? []));
  });
}

/** The others of an employee's rows. Not all of them: a file may have fifty thousand, and each row would hold them all. */
function twinsOf(row: number, rows: readonly number[]): { twinRows: readonly number[]; moreTwins?: number } {
  const { few } = fewOf(rows);
  const others = few.includes(row) ? few.filter((one) => one !== row) : few;
  const more = rows.length - 1 - others.length;
  return more > 0 ? { twinRows: others, moreTwins: more } : { twinRows: others };
}

function checkOne(
  payment: PaymentToCheck,
  roster: Payees,
  past: EmployeeHistory,
  now: Running,
  twins: { twinRows: readonly number[]; moreTwins?: number },
): CheckedPayment {
  const { employee, allocation, amount } = payment;
  const loans = allocation ? loansPaidBy(roster.loansOf.get(employee.id) ?? [], allocation) : [];
  const problems = checkPayment(amount, {
    employeeStatus: employee.status,
    paid: allocation && { type: allocation.type, loans },
    alsoOnTheWay: allocation ? alsoOnTheWay(roster, employee.id, allocation, loans, now) : ZERO,
    room: now.room,
    ...twins,
    paidThisMonth: past.paidThisMonth,
  });
  const servicerId = loans[0]?.servicerId ?? null;
  if (amount === null || servicerId === null || allocation === null) {
    return { problems, servicerId, taxFree: ZERO, taxable: ZERO };
  }
  const split = splitTax({
    amount,
    room: now.room,
    qualifies: !loans.every((loan) => isParentPlus(loan.type)),
  });
  // A row that cannot be paid takes nothing from the rows after it.
  if (!problems.some((problem) => problem.severity === "error")) {
    now.room = subtract(now.room, split.taxFree);
    const taken = allocation.type === "loan" ? now.toLoan : now.toServicer;
    taken.set(allocation.id, add(taken.get(allocation.id) ?? ZERO, amount));
  }
  return { problems, servicerId, ...split };
}

/** Besides each loan's own items on the way: earlier rows, and what goes to the servicer as a whole. */
function alsoOnTheWay(
  roster: Payees,
  employeeId: string,
  allocation: WantedAllocation,
  loans: readonly PayeeLoan[],
  now: Running,
): Money {
  let total = ZERO;
  for (const loan of loans) total = add(total, now.toLoan.get(loan.id) ?? ZERO);
  if (allocation.type === "loan") return total;
  return add(
    total,
    add(onTheWayTo(roster, employeeId, allocation.id), now.toServicer.get(allocation.id) ?? ZERO),
  );
}
