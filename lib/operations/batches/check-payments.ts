import type { BusinessDay } from "@/lib/db/business-day";
import { loadLimit } from "@/lib/db/roster/load-history";
import { loadPayees } from "@/lib/db/roster/load-payees";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import type { Tx } from "@/lib/db/transaction";
import { chunksOf, collect } from "@/lib/domain/lists";
import { yearOf } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import {
  type CheckedPayment,
  checkInOrder,
  type PaymentToCheck,
  type WantedAllocation,
} from "@/lib/domain/payments/check-in-order";
import type { Payees } from "@/lib/domain/payments/roster";
import { type BatchDates, batchDates, releaseDay } from "@/lib/domain/schedule";
import type { LimitInForce } from "@/lib/domain/tax";

/** A payment as stored or sent: the employee by id; `row` is its number for people. */
export type PaymentByIds = {
  row: number;
  borrowerId: string;
  allocation: WantedAllocation | null;
  amount: Money | null;
};

export type CheckResult = {
  /** In the order given; null where there is no such employee in this business. */
  checked: (CheckedPayment | null)[];
  dates: BatchDates;
  limit: LimitInForce;
};

/**
 * Checks the payments of one batch against everything stored, as of now: the one way for files, the grid, the API and the
 * release. With `lock`, the employees are locked until commit, so that tax-free room and twins stay true (rules 3, 6).
 */
export async function checkPayments(
  tx: Tx,
  business: BusinessDay,
  payments: readonly PaymentByIds[],
  options: { lock: boolean },
): Promise<CheckResult> {
  const dates = batchDates(releaseDay(business.now, business.cutOff));
  const limit = await loadLimit(tx, business.businessId, yearOf(dates.creditsEffective));
  const placesOf = new Map<string, number[]>();
  payments.forEach((payment, place) => {
    collect(placesOf, payment.borrowerId, place);
  });
  const employees = [...placesOf.keys()].sort();
  if (options.lock) await lockEmployees(tx, business.businessId, employees);
  const checked = new Array<CheckedPayment | null>(payments.length).fill(null);
  for (const ids of chunksOf(employees)) {
    const { payees, history } = await loadPayees(tx, business.businessId, ids, dates);
    const places = ids.flatMap((id) => placesOf.get(id) ?? []);
    const known = toCheck(payments, places, payees);
    const results = checkInOrder(
      known.map((one) => one.payment),
      payees,
      history,
      limit.amount,
    );
    known.forEach(({ place }, n) => (checked[place] = results[n] ?? null));
  }
  return { checked, dates, limit };
}

function toCheck(
  payments: readonly PaymentByIds[],
  places: readonly number[],
  payees: Payees,
): { place: number; payment: PaymentToCheck }[] {
  return places.flatMap((place) => {
    const payment = payments[place];
    const employee = payment && payees.byId.get(payment.borrowerId);
    return payment && employee
      ? [
          {
            place,
            payment: { row: payment.row, employee, allocation: payment.allocation, amount: payment.amount },
          },
        ]
      : [];
  });
}
