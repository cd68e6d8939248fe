import { randomUUID } from "node:crypto";
import type { Employee, Payroll } from "../factories/payroll";

export type Json = Record<string, unknown>;

/** An item of a BatchPaymentPayload that pays an employee's loan. */
export function itemFor(employee: Employee, amount = "10.00", more: Json = {}): Json {
  return {
    allocation: { type: "loan", id: employee.loanId },
    amount,
    borrower_id: employee.id,
    reference_id: randomUUID(),
    ...more,
  };
}

/** A BatchPaymentPayload; `total_amount` is that of one item of 10.00 unless said. */
export function payloadOf(payroll: Payroll, payments: readonly unknown[], more: Json = {}): Json {
  return {
    number_of_payments: payments.length,
    payments,
    reference_id: randomUUID(),
    source_account_id: payroll.accountId,
    total_amount: "10.00",
    ...more,
  };
}
