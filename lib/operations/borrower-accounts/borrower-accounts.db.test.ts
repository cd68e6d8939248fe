import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { add, type Money, money } from "@/lib/domain/money";
import { listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import {
  getBorrowerAccount,
  listBorrowerAccounts,
} from "@/lib/queries/borrower-accounts/list-borrower-accounts";
import { myAccounts } from "@/lib/queries/borrower-accounts/my-accounts";
import { makeOwnMoney, payingKeyFor, payerFor, someAccountNumber } from "@/prisma/factories/own-money";
import { makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf } from "@/prisma/testing/books";
import { putAutopay } from "../autopay/put-autopay";
import { createPayment } from "../payments/create-payment";
import { addBorrowerAccount } from "./add-borrower-account";
import { removeBorrowerAccount } from "./remove-borrower-account";
import { verifyBorrowerAccount } from "./verify-borrower-account";

const input = (accountNumber = someAccountNumber()) => ({
  nameOnAccount: "Ana Ortiz",
  routingNumber: "011000015",
  accountNumber,
  type: "savings" as const,
});

async function someone() {
  const payroll = await makePayroll(day("2026-11-23"));
  const employee = await makeEmployee(payroll.businessId);
  return { payroll, employee, payer: payerFor(payroll, employee), key: payingKeyFor(payroll, employee) };
}

async function deposits(businessId: string, id: string): Promise<[Money, Money]> {
  const row = await prisma.sourceAccount.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  return [money(row.deposit1?.toFixed(2) ?? ""), money(row.deposit2?.toFixed(2) ?? "")];
}

const wrong = { first: money("0.31"), second: money("0.32") };

describe("a Borrower's own account", () => {
  it("made by the Borrower is verified by its two deposits, and never seen by the employer", async () => {
    const { payroll, payer } = await someone();
    const { id, status } = await addBorrowerAccount(payer, input());
    expect(status).toBe("pending_verification");
    await expect(verifyBorrowerAccount(payer, { id, ...wrong })).rejects.toMatchObject({ code: "conflict" });
    await walkTo(payroll.businessId, "2026-11-24");
    const [mine] = await myAccounts(payer);
    const [first, second] = await deposits(payroll.businessId, id);
    expect(mine?.verification).toMatchObject({ arrived: true, triesLeft: 3, seenInSandbox: [first, second] });
    expect(await verifyBorrowerAccount(payer, { id, first: second, second: first })).toMatchObject({
      status: "verified",
      payments_supported: true,
    });
    expect(await balanceOf(payroll.businessId, "verification_expense")).toBe(add(first, second));
    const employers = await listSourceAccounts(payroll.owner);
    expect(employers.accounts.map((account) => account.id)).toEqual([payroll.accountId]);
  });

  it("is locked after three wrong tries", async () => {
    const { payroll, payer } = await someone();
    const { id } = await addBorrowerAccount(payer, input());
    await walkTo(payroll.businessId, "2026-11-24");
    await expect(verifyBorrowerAccount(payer, { id, ...wrong })).rejects.toMatchObject({ code: "invalid" });
    await expect(verifyBorrowerAccount(payer, { id, ...wrong })).rejects.toMatchObject({ code: "invalid" });
    await expect(verifyBorrowerAccount(payer, { id, ...wrong })).rejects.toMatchObject({ code: "conflict" });
    expect(await getBorrowerAccount(payer, { id })).toMatchObject({ status: "disabled" });
    expect((await listBorrowerAccounts(payer, { limit: 50 })).data).toEqual([]);
  });

  it("made by a key is attested; the same one twice is a conflict, for another Borrower it is none", async () => {
    const { payroll, key, payer } = await someone();
    const number = someAccountNumber();
    const { id } = await addBorrowerAccount(key, input(number));
    expect(await getBorrowerAccount(payer, { id })).toMatchObject({ status: "verified" });
    await expect(addBorrowerAccount(payer, input(number))).rejects.toMatchObject({ code: "conflict" });
    const ben = payingKeyFor(payroll, await makeEmployee(payroll.businessId));
    expect((await addBorrowerAccount(ben, input(number))).status).toBe("verified");
    await expect(getBorrowerAccount(ben, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeBorrowerAccount(ben, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not for a key without the scope, nor outside the programme", async () => {
    const { payroll, employee, payer } = await someone();
    const poor = payingKeyFor(payroll, employee, ["read", "write", "release"]);
    await expect(addBorrowerAccount(poor, input())).rejects.toThrow("borrower_funds");
    await expect(listBorrowerAccounts(poor, { limit: 50 })).rejects.toMatchObject({ code: "forbidden" });
    await prisma.business.update({ where: { id: payroll.businessId }, data: { paymentsProgramme: false } });
    await expect(addBorrowerAccount(payer, input())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is removed at once while nothing draws on it, and found by id afterwards", async () => {
    const { payer, accountId } = await makeOwnMoney(day("2026-11-23"));
    expect(await removeBorrowerAccount(payer, { id: accountId })).toMatchObject({ status: "disabled" });
    expect(await removeBorrowerAccount(payer, { id: accountId })).toMatchObject({ status: "disabled" });
    expect(await myAccounts(payer)).toEqual([]);
    expect(await getBorrowerAccount(payer, { id: accountId })).toMatchObject({ status: "disabled" });
  });

  it("is refused while something draws on it, in the words of who asks: the API moves nothing in the same step", async () => {
    const { payer, key, employee, accountId } = await makeOwnMoney(day("2026-11-23"));
    const to = { servicerId: employee.servicerId, sourceAccountId: accountId };
    const { id } = await createPayment(payer, {
      ...to,
      amount: money("150.00"),
      scheduledDate: day("2026-11-27"),
    });
    await putAutopay(payer, to);
    const refusalFor = async (who: typeof payer | typeof key) => {
      const thrown: unknown = await removeBorrowerAccount(who, { id: accountId }).catch((e: unknown) => e);
      expect(thrown).toMatchObject({ code: "conflict", problems: [{ path: `payments.${id}` }, {}] });
      return String(thrown);
    };
    const byApi = await refusalFor(key);
    expect(byApi).toContain("The payment of $150.00 to Nelnet on Fri, Nov 27 draws on this account.");
    expect(byApi).toContain("The autopay of Nelnet draws on this account.");
    expect(byApi).toContain("source_account_id");
    expect(byApi).not.toMatch(/\bmove/i);
    expect(await refusalFor(payer)).toContain("or move them to another account");
  });
});
