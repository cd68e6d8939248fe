import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { statementPdf } from "@/lib/api/pdf/statement-pdf";
import { type Day, day } from "@/lib/domain/days";
import { add, money, subtract, ZERO } from "@/lib/domain/money";
import { closingWords } from "@/lib/domain/statements/lines";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { removeSourceAccount } from "@/lib/operations/accounts/remove-source-account";
import { verifySourceAccount } from "@/lib/operations/accounts/verify-source-account";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf } from "@/prisma/testing/books";
import { statementPlace } from "@/lib/schemas/statements/statement";
import { allStatementLines, listStatementLines, readStatement, statementCsv } from "./read-statement";

const span = (from: string, to: string) => ({ preset: "custom" as const, from: day(from), to: day(to) });
const whole = span("2026-11-01", "2026-12-31");

/** Debited 11-24, sent 11-27 and settled 11-30; one of the two comes back on 12-01 and is refunded on 12-02. */
async function refundedOne() {
  const payroll = await makePayroll(day("2026-11-23"));
  const { businessId } = payroll;
  const batchId = await makeBatch(payroll, [
    { to: await makeEmployee(businessId), amount: "50.00", referenceId: "one" },
    { to: await makeEmployee(businessId), amount: "75.00", referenceId: "two" },
  ]);
  const two = await prisma.batchItem.findFirstOrThrow({ where: { businessId, referenceId: "two" } });
  await simulate(payroll.approver, { kind: "credit_return", id: two.id, code: "R03" });
  await walkTo(businessId, "2026-12-01");
  await askRefund(payroll.approver, { id: two.id });
  await walkTo(businessId, "2026-12-02");
  return { ...payroll, batchId };
}

describe("the statement of an account", () => {
  it("tells each day's money of a batch with the balance after it, and ends at what the books hold", async () => {
    const { viewer, accountId, businessId } = await refundedOne();
    const { rows } = await listStatementLines(viewer, accountId, whole, null);
    expect(rows.map((line) => [line.day, line.kind, line.count, line.amount, line.balance])).toEqual([
      ["2026-11-24", "debit_settled", 1, "125.00", "125.00"],
      ["2026-11-30", "credit_settled", 2, "-125.00", "0.00"],
      ["2026-12-01", "credit_returned", 1, "75.00", "75.00"],
      ["2026-12-02", "refunded", 1, "-75.00", "0.00"],
    ]);
    const head = await readStatement(viewer, accountId, whole);
    expect(head).toMatchObject({
      opening: "0.00",
      moneyIn: "200.00",
      moneyOut: "-200.00",
      closing: "0.00",
      lines: 4,
    });
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
  });

  it("opens where the period before it closed", async () => {
    const { viewer, accountId } = await refundedOne();
    const days: [Day, Day][] = [
      [day("2026-11-01"), day("2026-11-26")],
      [day("2026-11-27"), day("2026-12-01")],
      [day("2026-12-02"), day("2026-12-02")],
    ];
    const heads = [];
    for (const [from, to] of days)
      heads.push(await readStatement(viewer, accountId, { preset: "custom", from, to }));
    expect(heads.map((head) => [head?.opening, head?.closing, head?.lines])).toEqual([
      ["0.00", "125.00", 1],
      ["125.00", "75.00", 2],
      ["75.00", "0.00", 1],
    ]);
    const { rows } = await listStatementLines(viewer, accountId, span("2026-12-02", "2026-12-02"), null);
    expect(rows).toMatchObject([{ amount: "-75.00", balance: "0.00" }]);
  });

  it("does not tell the sum of the two micro-deposits while somebody must name them", async () => {
    const { admin, businessId } = await makePayroll(day("2026-11-23"));
    const { id } = await addSourceAccount(admin, {
      nameOnAccount: "Payroll, Inc.",
      routingNumber: "011000015",
      accountNumber: "7700112233",
      type: "checking",
    });
    await walkTo(businessId, "2026-11-24");
    expect(await readStatement(admin, id, whole)).toMatchObject({ closing: "0.00", lines: 0 });
    const row = await prisma.sourceAccount.findFirstOrThrow({ where: { businessId, id } });
    const [first, second] = [row.deposit1, row.deposit2].map((one) => money(one?.toFixed(2) ?? ""));
    if (first === undefined || second === undefined) throw new Error("no deposits");
    await verifySourceAccount(admin, { id, first, second });
    const { rows } = await listStatementLines(admin, id, whole, null);
    expect(rows).toMatchObject([
      { kind: "micro_deposits", count: 2, amount: subtract(ZERO, add(first, second)) },
    ]);
  });

  it("goes on after a line and back before one", async () => {
    const { viewer, accountId } = await refundedOne();
    const all = (await listStatementLines(viewer, accountId, whole, null)).rows;
    const after = await listStatementLines(
      viewer,
      accountId,
      whole,
      statementPlace({ after: all[1]?.place }),
    );
    expect(after.rows.map((line) => line.kind)).toEqual(["credit_returned", "refunded"]);
    const before = await listStatementLines(
      viewer,
      accountId,
      whole,
      statementPlace({ before: all[2]?.place }),
    );
    expect(before.rows.map((line) => [line.kind, line.balance])).toEqual([
      ["debit_settled", "125.00"],
      ["credit_settled", "0.00"],
    ]);
    expect(statementPlace({ after: "2026-13-41_1" })).toBeNull();
  });

  it("is there for a removed account, and for nobody else's", async () => {
    const { owner, viewer, accountId } = await refundedOne();
    await removeSourceAccount(owner, { id: accountId });
    expect(await readStatement(viewer, accountId, whole)).toMatchObject({ lines: 4, closing: money("0.00") });
    const other = await makePayroll(day("2026-11-23"));
    expect(await readStatement(other.viewer, accountId, whole)).toBeNull();
    expect((await listStatementLines(other.viewer, accountId, whole, null)).rows).toEqual([]);
    expect(await readStatement(viewer, "not-an-id", whole)).toBeNull();
  });

  it("closes on a day that is over, and gives the balance to date on one that is not", async () => {
    const { viewer, accountId } = await refundedOne();
    const wordsOf = async (from: string, to: string) => {
      const head = await readStatement(viewer, accountId, span(from, to));
      return head && closingWords(head);
    };
    expect(await wordsOf("2026-11-01", "2026-12-01")).toBe("Closing balance");
    expect(await wordsOf("2026-11-01", "2026-12-02")).toBe("Balance to date");
  });

  it("is a CSV between its two balances, and a PDF with the same lines", async () => {
    const { viewer, accountId } = await refundedOne();
    const head = await readStatement(viewer, accountId, span("2026-12-01", "2026-12-31"));
    if (!head) throw new Error("no statement");
    const { name, body } = await statementCsv(viewer, head);
    expect(name).toBe("statement-0176-2026-12-01-to-2026-12-31");
    const rows = (await new Response(body).text()).trim().split("\n");
    expect(rows.map((row) => row.split(",").slice(0, 6).join(","))).toEqual([
      "date,what,number,batch,amount,balance",
      "2026-12-01,Opening balance,,,,0.00",
      "2026-12-01,Payments that came back,1,November contributions,75.00,75.00",
      "2026-12-02,Refunds sent back,1,November contributions,-75.00,0.00",
      "2026-12-31,Balance to date,,,,0.00",
    ]);
    const pdf = statementPdf(name, head, allStatementLines(viewer, accountId, head.period));
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.subarray(-6).toString().trim()).toBe("%%EOF");
  });
});
