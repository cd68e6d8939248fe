import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: accounts of this file are verified over the NACHA rail.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { findFaults } from "@/lib/db/verify/verify";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { problemsWithFile } from "@/lib/domain/ach/testing/slow-checker";
import { day, instantAt } from "@/lib/domain/days";
import { add, type Money, money, subtract, ZERO } from "@/lib/domain/money";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { removeSourceAccount } from "@/lib/operations/accounts/remove-source-account";
import { verifySourceAccount } from "@/lib/operations/accounts/verify-source-account";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { getSourceAccountDetail } from "@/lib/queries/accounts/get-source-account";
import { listBankFiles } from "@/lib/queries/bank/list-bank-files";
import { myAccount } from "@/lib/queries/borrower-accounts/my-accounts";
import { writeBank } from "@/prisma/factories/bank";
import { makeOwnMoney, payerFor, someAccountNumber } from "@/prisma/factories/own-money";
import { makeEmployee, type Payroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { bankSays, files, lastFile, makeNacha, release, tracesOf } from "@/prisma/testing/nacha";

const input = (accountNumber = someAccountNumber()) => ({
  nameOnAccount: "Payroll, Inc.",
  routingNumber: "011000015",
  accountNumber,
  type: "checking" as const,
});

async function amountsOf(businessId: string, id: string): Promise<[Money, Money]> {
  const row = await prisma.sourceAccount.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  return [money(row.deposit1?.toFixed(2) ?? ""), money(row.deposit2?.toFixed(2) ?? "")];
}

const arrivesOn = async (payroll: Payroll, id: string) =>
  (await getSourceAccountDetail(payroll.admin, id))?.verification?.arriveOn;

describe("the two deposits of a new account", () => {
  it("leave with the cut-off's file, and who reads them in the account verifies it", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const { id } = await addSourceAccount(payroll.admin, input("7700112233"));
    const [first, second] = await amountsOf(businessId, id);
    await walkTo(businessId, "2026-11-24");
    const text = await lastFile(payroll);
    expect(problemsWithFile(text)).toEqual([]);
    const sent = readAchFile(text);
    expect(sent.batches).toMatchObject([
      {
        sec: "CCD",
        description: "ACCTVERIFY",
        effectiveOn: "2026-11-24",
        companyId: "1842716093",
        companyName: expect.stringMatching(/^PAYROLL/) as string,
      },
    ]);
    expect(sent.entries).toMatchObject([
      { direction: "credit", amount: first, accountNumber: "7700112233", name: "PAYROLL, INC." },
      { direction: "credit", amount: second, accountNumber: "7700112233", name: "PAYROLL, INC." },
    ]);
    expect(await arrivesOn(payroll, id)).toBe("2026-11-24");
    expect(await balanceOf(businessId, "bank_cash")).toBe(subtract(ZERO, add(first, second)));
    await expectTrueBooks(businessId);
    const view = await verifySourceAccount(payroll.admin, { id, first: second, second: first });
    expect(view).toMatchObject({ status: "verified", payments_supported: true });

    await release({ ...payroll, accountId: id }, ["150.00"]);
    await walkTo(businessId, "2026-11-25");
    expect(readAchFile(await lastFile(payroll)).entries).toMatchObject([
      { direction: "debit", amount: "150.00", accountNumber: "7700112233" },
    ]);
    await expectTrueBooks(businessId);
  });

  it("are PPD to a Borrower, in one file with the others that the employer's people never see", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const payer = payerFor(payroll, await makeEmployee(businessId));
    await addBorrowerAccount(payer, { ...input("8800112233"), nameOnAccount: "Ana Ortiz", type: "savings" });
    await addSourceAccount(payroll.owner, input("7700112233"));
    await walkTo(businessId, "2026-11-25");
    const sent = await files(payroll);
    expect(sent).toHaveLength(1);
    expect(problemsWithFile(sent[0] ?? "")).toEqual([]);
    const { batches, entries } = readAchFile(sent[0] ?? "");
    expect(batches.map((batch) => [batch.sec, batch.description])).toEqual([
      ["CCD", "ACCTVERIFY"],
      ["PPD", "ACCTVERIFY"],
    ]);
    expect(entries.map((entry) => [entry.accountType, entry.name])).toEqual([
      ["checking", "PAYROLL, INC."],
      ["checking", "PAYROLL, INC."],
      ["savings", "ANA ORTIZ"],
      ["savings", "ANA ORTIZ"],
    ]);
    const shown = await listBankFiles(payroll.owner, { sent: null, read: null });
    expect(shown.sent.rows, "an owner would read the amounts in it").toEqual([]);
    await expectTrueBooks(businessId);
  });

  it("stay at home if the account is removed a minute before the cut-off, and leave if a minute after", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const early = await addSourceAccount(payroll.admin, input("7700112233"));
    const late = await addSourceAccount(payroll.admin, input("9900112233"));
    await walkTo(businessId, "2026-11-23", "17:29:00");
    await removeSourceAccount(payroll.admin, { id: early.id });
    await walkTo(businessId, "2026-11-23", "17:31:00");
    await removeSourceAccount(payroll.admin, { id: late.id });
    await walkTo(businessId, "2026-11-25");
    const entries = (await files(payroll)).flatMap((text) => readAchFile(text).entries);
    expect(entries.map((entry) => entry.accountNumber)).toEqual(["9900112233", "9900112233"]);
    const paid = add(...(await amountsOf(businessId, late.id)));
    expect(await balanceOf(businessId, "verification_expense")).toBe(paid);
    await expectTrueBooks(businessId);
  });

  it("leave no file behind where the only account was removed in time", async () => {
    const payroll = await makeNacha();
    const { id } = await addSourceAccount(payroll.admin, input());
    await removeSourceAccount(payroll.admin, { id });
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await prisma.achFile.count({ where: { businessId: payroll.businessId } })).toBe(0);
  });

  it.each([
    ["17:29:59", "2026-11-24", "2026-11-23"],
    ["17:30:00", "2026-11-25", "2026-11-24"],
  ])("asked for at %s arrive on %s with the file of %s", async (time, arrives, window) => {
    const payroll = await makeNacha();
    await walkTo(payroll.businessId, "2026-11-23", time);
    const { id } = await addSourceAccount(payroll.admin, input());
    expect(await arrivesOn(payroll, id)).toBe(arrives);
    await walkTo(payroll.businessId, "2026-11-27");
    expect(readAchFile(await lastFile(payroll)).batches).toMatchObject([{ effectiveOn: arrives }]);
    const file = await prisma.achFile.findFirstOrThrow({ where: { businessId: payroll.businessId } });
    expect(file.windowDay).toEqual(new Date(window));
    expect(await arrivesOn(payroll, id)).toBe(arrives);
  });

  it("arrive a day later where no worker ran at the cut-off, and say so", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const { id } = await addSourceAccount(payroll.admin, input());
    await prisma.businessClock.update({
      where: { businessId },
      data: { now: instantAt(day("2026-11-24"), "10:00"), target: instantAt(day("2026-11-24"), "10:00") },
    });
    await walkTo(businessId, "2026-11-24", "12:00");
    expect(await arrivesOn(payroll, id)).toBe("2026-11-25");
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await walkTo(businessId, "2026-11-25");
    expect(readAchFile(await lastFile(payroll)).batches).toMatchObject([{ effectiveOn: "2026-11-25" }]);
    await expectTrueBooks(businessId);
  });
});

/** An account of the business whose deposits arrived on Tuesday; the file that they went with. */
async function arrived() {
  const payroll = await makeNacha();
  const { businessId } = payroll;
  const { id } = await addSourceAccount(payroll.admin, input("7700112233"));
  await walkTo(businessId, "2026-11-24");
  const text = await lastFile(payroll);
  const [one = "", two = ""] = tracesOf(text);
  const page = async () => {
    const detail = await getSourceAccountDetail(payroll.viewer, id);
    const happened = detail?.activity.map((event) => [event.kind, event.returnCode]);
    return { status: detail?.account.status, why: detail?.disabledReason, happened };
  };
  const letters = () =>
    prisma.mail.findMany({
      where: { businessId, kind: "account_deposit_returned" },
      orderBy: { id: "asc" },
      select: { toEmail: true, subject: true, text: true, borrowerId: true },
    });
  return { payroll, businessId, id, text, one, two, page, letters };
}

const verify = async (payroll: Payroll, id: string) => {
  const [first, second] = await amountsOf(payroll.businessId, id);
  return verifySourceAccount(payroll.admin, { id, first, second });
};

describe("what the account's bank sends back of them", () => {
  it.each(["R01", "R02", "R03", "R04", "R16", "R20", "R23", "R61"])(
    "%s: the account cannot be verified any more, whose people are told, and the money is here again",
    async (code) => {
      const { payroll, businessId, id, text, one, two, page, letters } = await arrived();
      await walkTo(businessId, "2026-11-25");
      const says = [one, two].map((trace) => ({ trace, returned: code }));
      const read = await bankSays(payroll, text, "2026-11-25", says);
      expect(read.lines.map((line) => line.outcome)).toEqual(["applied", "applied"]);
      expect(read.lines[0]?.explanation).toContain(`ending in 2233 came back: ${code}, `);
      expect(await page()).toEqual({
        status: "disabled",
        why: `The bank returned a verification deposit: ${code}, ${returnCode(code).meaning}.`,
        happened: [
          ["account.added", null],
          ["account.deposit_returned", code],
          ["account.disabled", code],
          ["account.deposit_returned", code],
        ],
      });
      const told = await letters();
      expect(told.map((letter) => letter.toEmail).sort()).toEqual(
        [payroll.owner.email, payroll.admin.email].sort(),
      );
      expect(told[0]?.subject).toBe(
        `The account ending in 2233 is disabled: its bank returned a verification deposit (${code})`,
      );
      expect(await balanceOf(businessId, "verification_expense")).toBe("0.00");
      expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
      await expect(verify(payroll, id)).rejects.toMatchObject({ code: "conflict" });
      await expectTrueBooks(businessId);

      const again = await bankSays(payroll, text, "2026-11-25", says);
      expect(again.lines.map((line) => line.outcome)).toEqual(["repeated", "repeated"]);
      expect(await letters()).toHaveLength(2);
      expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
      expect((await addSourceAccount(payroll.admin, input("7700112233"))).id).not.toBe(id);
      await expectTrueBooks(businessId);
    },
  );

  it("before they have arrived is read again later, and what was sent is never told", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const { id } = await addSourceAccount(payroll.admin, input());
    await walkTo(businessId, "2026-11-23", "18:00:00");
    const text = await lastFile(payroll);
    const [trace = ""] = tracesOf(text);
    const early = await bankSays(payroll, text, "2026-11-23", [{ trace, returned: "R03" }]);
    expect(early.lines).toMatchObject([{ outcome: "refused" }]);
    expect(early.lines[0]?.explanation).toBe(
      "The verification deposit settles on Tue, Nov 24 and cannot come back before. Read the file again then.",
    );
    const wrong = await bankSays(payroll, text, "2026-11-23", [
      { trace, returned: "R03", amount: money("0.99") },
    ]);
    expect(wrong.lines[0]?.explanation).toBe(early.lines[0]?.explanation);
    expect(await prisma.bankUploadLine.count({ where: { businessId, amount: { not: null } } })).toBe(0);
    await walkTo(businessId, "2026-11-24");
    await verify(payroll, id);
  });

  it.each([
    ["R02", "disabled", "The account is disabled."],
    ["R24", "verified", "The account stays verified; look at it before it is debited."],
  ])("%s after the account was verified: it is %s, and its people are told", async (code, status, words) => {
    const { payroll, businessId, id, text, one, page, letters } = await arrived();
    await verify(payroll, id);
    await walkTo(businessId, "2026-11-25");
    const read = await bankSays(payroll, text, "2026-11-25", [{ trace: one, returned: code }]);
    expect(read.lines[0]?.explanation).toContain(words);
    expect((await page()).status).toBe(status);
    expect((await page()).happened).toContainEqual(["account.deposit_returned", code]);
    expect(await letters()).toHaveLength(2);
    expect(await balanceOf(businessId, "bank_cash")).toBe(
      subtract(ZERO, (await amountsOf(businessId, id))[1]),
    );
    await expectTrueBooks(businessId);
  });

  it("of an account that was removed meanwhile is booked and stands on its page; nobody needs a letter", async () => {
    const { payroll, businessId, id, text, one, page, letters } = await arrived();
    await removeSourceAccount(payroll.admin, { id });
    await walkTo(businessId, "2026-11-25");
    await bankSays(payroll, text, "2026-11-25", [{ trace: one, returned: "R03" }]);
    expect(await page()).toMatchObject({ status: "disabled", why: "removed" });
    expect((await page()).happened?.at(-1)).toEqual(["account.deposit_returned", "R03"]);
    expect(await letters()).toEqual([]);
    await expectTrueBooks(businessId);
  });

  it("of a Borrower's account is told to the Borrower; who reads the file learns neither whose nor how much", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const employee = await makeEmployee(businessId);
    const { email } = await prisma.borrower.findFirstOrThrow({ where: { businessId, id: employee.id } });
    const payer = payerFor(payroll, employee);
    const { id } = await addBorrowerAccount(payer, input("8800112233"));
    await walkTo(businessId, "2026-11-25");
    const text = await lastFile(payroll);
    const [trace = ""] = tracesOf(text);
    const read = await bankSays(payroll, text, "2026-11-25", [{ trace, returned: "R03" }]);
    expect(read.lines).toMatchObject([
      {
        outcome: "applied",
        explanation:
          "A verification deposit to an employee's own account came back. What it means stands on the employee's page.",
      },
    ]);
    const line = await prisma.bankUploadLine.findFirstOrThrow({ where: { businessId } });
    expect(line.amount).toBeNull();
    const change = { trace, corrected: "C01", data: "?" };
    expect((await bankSays(payroll, text, "2026-11-25", [change])).lines).toMatchObject([
      {
        outcome: "refused",
        explanation:
          "A correction of an employee's own account: worked off. What it means is told to the employee.",
      },
    ]);
    const mine = await myAccount(payer, id);
    expect([mine?.account.status, mine?.disabledReason]).toEqual([
      "disabled",
      "The bank returned a verification deposit: R03, no account, or it cannot be found.",
    ]);
    const told = await prisma.mail.findMany({ where: { businessId, kind: "account_deposit_returned" } });
    expect(told.map((letter) => [letter.toEmail, letter.borrowerId])).toEqual([[email, employee.id]]);
    expect(told[0]?.text).toContain(`/my/accounts/${id}`);
    await expectTrueBooks(businessId);
  });

  it("a notification of change corrects the account, which is verified all the same", async () => {
    const { payroll, businessId, id, text, one } = await arrived();
    await walkTo(businessId, "2026-11-25");
    const says = [{ trace: one, corrected: "C01", data: "987654321" }];
    const read = await bankSays(payroll, text, "2026-11-25", says);
    expect(read.lines).toMatchObject([{ what: "correction", outcome: "applied" }]);
    const again = await bankSays(payroll, text, "2026-11-25", says);
    expect(again.lines).toMatchObject([{ outcome: "repeated" }]);
    expect(await verify(payroll, id)).toMatchObject({ status: "verified", account_number_last_4: "4321" });
    await expectTrueBooks(businessId);
  });
});

describe("the books", () => {
  it("are not true where a deposit is booked otherwise than it was sent, or a file says more than it holds", async () => {
    const { businessId, id } = await arrived();
    await expectTrueBooks(businessId);
    await prisma.sourceAccount.update({
      where: { businessId_id: { businessId, id } },
      data: { deposit1: "0.99" },
    });
    await prisma.$executeRaw`ALTER TABLE ach_file DISABLE TRIGGER USER`;
    await prisma.achFile.updateMany({ where: { businessId }, data: { credits: "9.00" } });
    await prisma.$executeRaw`ALTER TABLE ach_file ENABLE TRIGGER USER`;
    const { name } = await prisma.business.findUniqueOrThrow({ where: { id: businessId } });
    const found = (await findFaults()).filter((fault) => fault.business === name);
    expect(found.map((fault) => fault.rule)).toEqual([
      "a file for the bank says what its entries are",
      "a micro-deposit is sent and booked for its amount, and is back where the bank returned it",
    ]);
  });
});

describe("what the rail lacks", () => {
  const withoutBank = () => prisma.odfi.deleteMany();

  it("is said when an account is added, which then is not there; a key that vouches needs none of it", async () => {
    const payroll = await makeNacha();
    const payer = payerFor(payroll, await makeEmployee(payroll.businessId));
    await withoutBank();
    const refused = {
      code: "conflict",
      message: expect.stringContaining("The bank that sends the files is not entered yet") as string,
    };
    await expect(addSourceAccount(payroll.admin, input())).rejects.toMatchObject(refused);
    await expect(addBorrowerAccount(payer, input())).rejects.toMatchObject(refused);
    await makeOwnMoney(day("2026-11-23"));
    await writeBank();
    await expect(addSourceAccount(payroll.admin, input())).resolves.toMatchObject({
      status: "pending_verification",
    });
  });

  it("once the account is there is waited for day by day: nothing fails, nothing is booked, and the page has the new day", async () => {
    const payroll = await makeNacha();
    const { businessId } = payroll;
    const { id } = await addSourceAccount(payroll.admin, input());
    // As where the account was added while the installation still ran on the sandbox rail.
    await withoutBank();
    await walkTo(businessId, "2026-11-25");
    expect(await arrivesOn(payroll, id)).toBe("2026-11-27");
    const work = await prisma.dueWork.findFirstOrThrow({ where: { businessId, kind: "deposits_leave" } });
    expect([work.lastError, work.dueAt]).toEqual([null, instantAt(day("2026-11-25"), "17:30")]);
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await writeBank();
    await walkTo(businessId, "2026-11-27");
    expect(readAchFile(await lastFile(payroll)).batches).toMatchObject([{ effectiveOn: "2026-11-27" }]);
    const [first, second] = await amountsOf(businessId, id);
    await verifySourceAccount(payroll.admin, { id, first, second });
    await expectTrueBooks(businessId);
  });
});
