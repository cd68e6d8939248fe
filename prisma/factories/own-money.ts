import { randomInt, randomUUID } from "node:crypto";
import type { KeyActor, PayingKey } from "@/lib/auth/actor";
import type { Payer } from "@/lib/auth/payer";
import type { Day } from "@/lib/domain/days";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { type Employee, makeEmployee, makePayroll, type Payroll } from "./payroll";

/** A business, one of its Borrowers with a loan at Nelnet (20,000.00 owed), and the Borrower's verified account. */
export type OwnMoney = {
  payroll: Payroll;
  employee: Employee;
  /** The Borrower on their own pages. */
  payer: Extract<Payer, { kind: "borrower" }>;
  /** A key that acts for the same Borrower. */
  key: PayingKey;
  accountId: string;
};

export const payerFor = (payroll: Payroll, employee: Employee): OwnMoney["payer"] => ({
  kind: "borrower",
  businessId: payroll.businessId,
  borrowerId: employee.id,
  userId: randomUUID(),
  name: "Ana Ortiz",
  email: "ana@payroll.example",
  address: "203.0.113.7",
});

export function payingKeyFor(
  payroll: Payroll,
  employee: Employee,
  scopes: KeyActor["scopes"] = ["read", "write", "borrower_funds"],
): PayingKey {
  const { businessId, owner } = payroll;
  return {
    kind: "paying_key",
    businessId,
    borrowerId: employee.id,
    key: { kind: "key", businessId, keyId: randomUUID(), name: "ci", scopes, madeBy: owner },
  };
}

/** Digits that no other test has. */
export const someAccountNumber = (): string => `${randomInt(1_000_000_000, 2_000_000_000)}`;

/** A verified account of a Borrower: made by a key, which vouches for it. */
export async function makeOwnAccount(key: PayingKey): Promise<string> {
  const account = await addBorrowerAccount(key, {
    nameOnAccount: "Ana Ortiz",
    routingNumber: "011000015",
    accountNumber: someAccountNumber(),
    type: "checking",
  });
  return account.id;
}

export async function makeOwnMoney(
  today: Day,
  more: Parameters<typeof makeEmployee>[1] = {},
): Promise<OwnMoney> {
  const payroll = await makePayroll(today);
  const employee = await makeEmployee(payroll.businessId, more);
  const key = payingKeyFor(payroll, employee);
  return { payroll, employee, payer: payerFor(payroll, employee), key, accountId: await makeOwnAccount(key) };
}
