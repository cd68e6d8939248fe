import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { ownershipProblemWords } from "@/lib/domain/ownership";
import { getPayment, listPaymentLines } from "@/lib/queries/payments/list-payments";
import { myPaymentsQuery } from "@/lib/schemas/borrower-payments/my-payments";
import { makeOwnAccount, makeOwnMoney, type OwnMoney, payingKeyFor } from "@/prisma/factories/own-money";
import { makeEmployee, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks } from "@/prisma/testing/books";
import { removeBorrowerAccount } from "../borrower-accounts/remove-borrower-account";
import { cancelPayment } from "./cancel-payment";
import { createPayment } from "./create-payment";
import { editPayment } from "./edit-payment";

const terms = (own: OwnMoney, date: string, amount = "150.00") => ({
  amount: money(amount),
  scheduledDate: day(date),
  servicerId: own.employee.servicerId,
  sourceAccountId: own.accountId,
});

const all = { limit: 50 };

describe("a Payment of one's own", () => {
  it("goes S, S+2, S+3, S+4: each step on its day, the books true, three letters at most", async () => {
    const own = await makeOwnMoney(day("2026-11-21"));
    const { businessId } = own.payroll;
    const payment = await createPayment(own.payer, terms(own, "2026-11-27"));
    expect(payment).toMatchObject({
      amount: "150.00",
      status: "pending",
      failure: null,
      dates: {
        debit: "2026-11-27",
        credit_sent: "2026-12-01",
        credit_effective: "2026-12-02",
        complete_expected: "2026-12-03",
      },
    });
    const stageAt = async (to: string, time?: string) => {
      await walkTo(businessId, to, time);
      await expectTrueBooks(businessId);
      return (await prisma.payment.findFirstOrThrow({ where: { id: payment.id } })).stage;
    };
    expect(await stageAt("2026-11-25", "17:29")).toBe("scheduled");
    expect(await balanceOf(businessId, "borrower_receivable")).toBe("0.00");
    expect(await stageAt("2026-11-25", "18:00")).toBe("debit_sent");
    expect(await balanceOf(businessId, "borrower_receivable")).toBe("150.00");
    await expect(cancelPayment(own.payer, { id: payment.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(editPayment(own.payer, { id: payment.id, amount: money("1.00") })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await stageAt("2026-11-27")).toBe("debit_settled");
    expect(await balanceOf(businessId, "bank_cash")).toBe("150.00");
    expect(await stageAt("2026-11-30")).toBe("debit_settled");
    expect(await stageAt("2026-12-01")).toBe("credit_sent");
    expect(await stageAt("2026-12-02")).toBe("credit_settled");
    expect((await getPayment(own.payer, payment)).status).toBe("pending");
    expect(await stageAt("2026-12-03")).toBe("closed");
    expect((await getPayment(own.payer, payment)).status).toBe("complete");
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    expect(await balanceOf(businessId, "borrower_liability")).toBe("0.00");
    const mails = await prisma.mail.findMany({ where: { businessId }, orderBy: { id: "asc" } });
    expect(mails.map((mail) => mail.kind)).toEqual(["own_debit_tomorrow", "own_debited"]);
    expect(mails.every((mail) => mail.borrowerId === own.employee.id)).toBe(true);
  });

  it("goes on only beside its ledger transfer: the database refuses a stage that the books do not know", async () => {
    const own = await makeOwnMoney(day("2026-11-21"));
    const { businessId } = own.payroll;
    const paid = await createPayment(own.payer, terms(own, "2026-11-25"));
    await createPayment(own.payer, terms(own, "2026-11-27"));
    await walkTo(businessId, "2026-11-25");
    const ahead = (stage: string) =>
      prisma.payment.updateMany({ where: { businessId, id: paid.id }, data: { stage } });
    await expect(ahead("credit_sent")).rejects.toThrow("went on without a ledger transfer");
    // One of two is enough to refuse both.
    const both = prisma.payment.updateMany({ where: { businessId }, data: { stage: "debit_settled" } });
    await expect(both).rejects.toThrow("went on without a ledger transfer");
    await prisma.payment.updateMany({ where: { businessId, id: paid.id }, data: { version: 2 } });
    await walkTo(businessId, "2026-12-03");
    expect((await getPayment(own.payer, paid)).status).toBe("complete");
  });

  it.each([
    ["2026-11-26", "Thanksgiving Day", "Wed, Nov 25 and Fri, Nov 27"],
    ["2026-11-28", "a Saturday", "Fri, Nov 27 and Mon, Nov 30"],
    ["2026-11-22", "a Sunday", "The nearest day is Tue, Nov 24"],
    ["2026-11-23", "has closed", "Tue, Nov 24"],
    ["2026-11-20", "in the past", "Tue, Nov 24"],
    ["2027-11-22", "at most a year ahead", "November 21, 2027"],
  ])("is refused on %s: %s, %s", async (date, why, nearest) => {
    const own = await makeOwnMoney(day("2026-11-21"));
    const refused = createPayment(own.payer, terms(own, date));
    await expect(refused).rejects.toMatchObject({ code: "invalid", problems: [{ path: "scheduled_date" }] });
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toThrow(nearest);
    expect((await listPaymentLines(own.payer, all)).data).toEqual([]);
  });

  it("is refused above what is owed, to a servicer without a loan, from accounts that are not the Borrower's, all at once", async () => {
    const own = await makeOwnMoney(day("2026-11-23"), { principal: "1000.00" });
    await expect(createPayment(own.payer, terms(own, "2026-11-27", "1100.01"))).rejects.toThrow(
      "Lower it to $1,000.00",
    );
    const other = await prisma.servicer.findFirstOrThrow({ where: { name: { not: "Nelnet" } } });
    const wrong = {
      ...terms(own, "2026-11-28"),
      servicerId: other.id,
      sourceAccountId: own.payroll.accountId,
    };
    await expect(createPayment(own.payer, wrong)).rejects.toMatchObject({
      problems: [
        { path: "source_account_id", message: ownershipProblemWords("use_batch_payment") },
        { path: "scheduled_date" },
        { path: "servicer_id" },
      ],
    });
    const ben = payingKeyFor(own.payroll, await makeEmployee(own.payroll.businessId));
    const bens = { ...terms(own, "2026-11-27"), sourceAccountId: await makeOwnAccount(ben) };
    await expect(createPayment(own.payer, bens)).rejects.toThrow("none of the borrower's own accounts");
    await expect(createPayment(own.key, bens)).rejects.toThrow("belongs to another borrower");
  });

  it("counts what is already on its way against what is owed", async () => {
    const own = await makeOwnMoney(day("2026-11-23"), { principal: "1000.00" });
    await createPayment(own.payer, terms(own, "2026-11-27", "900.00"));
    await expect(createPayment(own.payer, terms(own, "2026-11-27", "300.00"))).rejects.toThrow("$100.00");
  });

  it("is changed while its file is open; the second of two tabs is told and loses nothing", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = await createPayment(own.payer, terms(own, "2026-11-27"));
    const first = await editPayment(own.payer, {
      id: made.id,
      version: made.version,
      amount: money("200.00"),
    });
    expect(first).toMatchObject({ amount: "200.00", scheduled_date: "2026-11-27", version: 2 });
    const late = editPayment(own.payer, {
      id: made.id,
      version: made.version,
      scheduledDate: day("2026-12-01"),
    });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    await expect(late).rejects.toThrow("changed meanwhile");
    expect(await getPayment(own.payer, made)).toEqual(first);
    const events = () => prisma.event.count({ where: { objectId: made.id } });
    const told = await events();
    expect(await editPayment(own.payer, { id: made.id, amount: money("200.00") })).toEqual(first);
    expect(await editPayment(own.payer, { id: made.id })).toEqual(first);
    expect(await events()).toBe(told);
    const moved = await editPayment(own.payer, { id: made.id, version: 2, scheduledDate: day("2026-12-01") });
    expect(moved.dates).toMatchObject({ debit: "2026-12-01", complete_expected: "2026-12-07" });
    await walkTo(own.payroll.businessId, "2026-11-30");
    expect((await getPayment(own.payer, made)).status).toBe("pending");
    expect(await prisma.mandate.count({ where: { subjectId: made.id } })).toBe(3);
  });

  it("keeps what was agreed to: the words, who, from where; by a key the partner attests it", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const mine = await createPayment(own.payer, terms(own, "2026-11-27"));
    const theirs = await createPayment(own.key, terms(own, "2026-11-30"));
    const mandates = await prisma.mandate.findMany({ where: { businessId: own.payroll.businessId } });
    expect(mandates.find((one) => one.subjectId === mine.id)).toMatchObject({
      attested: false,
      agreedBy: "Ana Ortiz",
      address: "203.0.113.7",
    });
    expect(mandates.find((one) => one.subjectId === mine.id)?.text).toMatch(
      /debit \$150\.00 once .* on Friday, November 27, 2026, and to pay it to Nelnet/,
    );
    expect(mandates.find((one) => one.subjectId === theirs.id)).toMatchObject({
      attested: true,
      address: null,
    });
    await expect(prisma.mandate.deleteMany({ where: { subjectId: mine.id } })).rejects.toThrow("append-only");
  });

  it("is cancelled while its file is open, and no money moves", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = await createPayment(own.payer, terms(own, "2026-11-27"));
    expect(await cancelPayment(own.payer, { id: made.id })).toMatchObject({
      status: "cancelled",
      failure: null,
    });
    expect((await cancelPayment(own.payer, { id: made.id })).status).toBe("cancelled");
    await walkTo(own.payroll.businessId, "2026-12-04");
    expect(await prisma.ledgerTransfer.count({ where: { subjectId: made.id } })).toBe(0);
    await expect(
      prisma.payment.update({
        where: { businessId_id: { businessId: own.payroll.businessId, id: made.id } },
        data: { status: "pending", stage: "scheduled", closedAt: null },
      }),
    ).rejects.toThrow("final");
  });

  it("whose servicer is linked no more is cancelled when its file is made, and the Borrower told", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = await createPayment(own.payer, terms(own, "2026-11-27"));
    await prisma.loan.updateMany({ where: { borrowerId: own.employee.id }, data: { statusCode: "PF" } });
    await walkTo(own.payroll.businessId, "2026-11-27");
    expect(await getPayment(own.payer, made)).toMatchObject({
      status: "cancelled",
      failure: { code: "not_payable" },
    });
    await expectTrueBooks(own.payroll.businessId);
    expect(await prisma.mail.count({ where: { kind: "own_not_paid", borrowerId: own.employee.id } })).toBe(1);
  });

  it("moves with its account when that is removed, and else keeps the account", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = await createPayment(own.payer, terms(own, "2026-11-27"));
    const refused = removeBorrowerAccount(own.payer, { id: own.accountId });
    await expect(refused).rejects.toMatchObject({
      code: "conflict",
      problems: [{ path: `payments.${made.id}` }],
    });
    const other = await makeOwnAccount(own.key);
    await removeBorrowerAccount(own.payer, { id: own.accountId, moveTo: other });
    expect(await getPayment(own.payer, made)).toMatchObject({ source_account_id: other, version: 2 });
    await expect(createPayment(own.payer, terms(own, "2026-11-27"))).rejects.toThrow("was removed");
    await walkTo(own.payroll.businessId, "2026-11-27");
    await expect(removeBorrowerAccount(own.payer, { id: other, moveTo: own.accountId })).rejects.toThrow(
      "is on its way",
    );
  });

  it("is nobody else's to see or touch", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = await createPayment(own.payer, terms(own, "2026-11-27"));
    const ben = payingKeyFor(own.payroll, await makeEmployee(own.payroll.businessId));
    const no = { code: "not_found" };
    await expect(getPayment(ben, made)).rejects.toMatchObject(no);
    await expect(cancelPayment(ben, { id: made.id })).rejects.toMatchObject(no);
    await expect(editPayment(ben, { id: made.id })).rejects.toMatchObject(no);
    expect((await listPaymentLines(ben, all)).data).toEqual([]);
  });

  it("is listed by status, the latest first, in pages that miss nothing", async () => {
    const own = await makeOwnMoney(day("2026-11-23"));
    const made = [];
    for (const date of ["2026-11-27", "2026-11-30", "2026-12-01"])
      made.push(await createPayment(own.payer, terms(own, date)));
    await cancelPayment(own.payer, { id: made[1]?.id ?? "" });
    const page = await listPaymentLines(own.payer, { limit: 2 });
    expect(page.data.map(({ payment }) => payment.id)).toEqual([made[2]?.id, made[1]?.id]);
    const rest = await listPaymentLines(own.payer, myPaymentsQuery.parse({ cursor: page.next_cursor }));
    expect(rest.data.map(({ payment }) => payment.id)).toEqual([made[0]?.id]);
    expect(rest.next_cursor).toBeNull();
    const pending = await listPaymentLines(own.payer, { ...all, status: "pending" });
    expect(pending.data.map(({ payment }) => payment.id)).toEqual([made[2]?.id, made[0]?.id]);
  });
});
