import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: batches of this file are released on the NACHA rail.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { problemsWithFile } from "@/lib/domain/ach/testing/slow-checker";
import { answersTo, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { listLines } from "@/lib/queries/reconciliation/list-lines";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { moveClock } from "@/lib/operations/sandbox/move-clock";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { getBatch, getBatchProgress } from "@/lib/queries/batches/get-batch";
import { getBatchHistory } from "@/lib/queries/batches/history/batch-history";
import { readAttention } from "@/lib/queries/overview/attention";
import { readSandboxClock } from "@/lib/queries/sandbox/read-sandbox-clock";
import { writeBank } from "@/prisma/factories/bank";
import { makePayroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, datesOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import {
  makeNacha,
  release,
  lastFile,
  files,
  tracesOf,
  upload,
  bankSays,
  waits,
  toD3,
  toD5,
} from "@/prisma/testing/nacha";
import { sayNoneToday } from "./say-none-today";

describe("a batch on the NACHA rail", () => {
  it("goes from release to complete by files alone, and stops wherever one is missing", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00", "437.50"]);
    const { businessId } = payroll;
    expect((await prisma.batch.findFirstOrThrow({ where: { id: batchId } })).rail).toBe("nacha");

    await walkTo(businessId, "2026-11-24");
    const debits = await lastFile(payroll);
    expect(problemsWithFile(debits)).toEqual([]);
    expect(readAchFile(debits).entries).toMatchObject([
      { direction: "debit", amount: "587.50", accountNumber: "483920176", name: "PAYROLL, INC." },
    ]);

    // Asked to go far beyond: it stops on the first day that waits.
    await walkTo(businessId, "2026-12-15");
    expect(await readSandboxClock(payroll.owner)).toEqual({
      date: "2026-11-27",
      idle: false,
      waiting_for: "return_file",
    });
    expect((await stateOf(businessId, batchId)).items).toEqual(["pending", "pending"]);

    const read = await bankSays(payroll, debits, "2026-11-27", []);
    expect(read).toMatchObject({ applied: 0, summary: "Today's returns are in." });
    expect((await stateOf(businessId, batchId)).items).toEqual(["sent", "sent"]);
    const credits = await lastFile(payroll);
    expect(problemsWithFile(credits)).toEqual([]);
    const sent = readAchFile(credits);
    expect(sent.batches).toMatchObject([{ sec: "CCD", effectiveOn: "2026-11-30", companyId: "1842716093" }]);
    expect(sent.entries.map((entry) => [entry.direction, entry.amount, entry.name])).toEqual([
      ["credit", "150.00", "NELNET"],
      ["credit", "437.50", "NELNET"],
    ]);
    expect(sent.entries[0]?.addenda[0]).toMatch(/^REF [0-9A-F-]+ BORROWER ACCT 00\d+$/);

    await walkTo(businessId, "2026-11-30");
    expect((await stateOf(businessId, batchId)).status).toBe("unreconciled");
    await walkTo(businessId, "2026-12-15");
    expect(await readSandboxClock(payroll.owner)).toMatchObject({
      date: "2026-12-01",
      waiting_for: "confirmation_file",
    });
    const confirmed = await upload(payroll, confirmationsOf(credits, day("2026-12-01")), "nelnet.csv");
    expect(confirmed.applied).toBe(2);
    expect(await stateOf(businessId, batchId)).toEqual({
      status: "complete",
      debit: "settled",
      items: ["posted", "posted"],
    });
    expect(await waits(payroll)).toBeNull();
    await expectTrueBooks(businessId);
    expect(await balanceOf(businessId, "bank_cash")).toBe("0.00");
    await walkTo(businessId, "2026-12-15");
    expect(await readSandboxClock(payroll.owner)).toEqual({ date: "2026-12-15", idle: true });
  });

  it("answers a move of the clock with what it waits for", async () => {
    const payroll = await makeNacha();
    await release(payroll, ["150.00"]);
    await toD3(payroll);
    let isOver = false;
    const moving = moveClock(payroll.owner, { to: { day: day("2026-12-01") } }).finally(() => {
      isOver = true;
    });
    while (!isOver) await runUntilIdle(payroll.businessId);
    expect(await moving).toMatchObject({
      date: "2026-11-27",
      idle: false,
      waitingFor: "return_file",
    });
    const wait = { code: "bank_wait", waitingFor: "return_file", since: "2026-11-27" };
    expect(await readAttention(payroll.admin)).toEqual([{ ...wait, mayRead: true }]);
    expect(await readAttention(payroll.viewer)).toEqual([{ ...wait, mayRead: false }]);
  });

  it("a batch whose credits wait for the returns says so, and not that they went out", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    await toD3(payroll);
    const held = { kind: "credits_wait", on: "2026-11-27" };
    expect(await getBatch(payroll.owner, batchId)).toMatchObject({
      next: held,
      returnsAwaited: { of: "2026-11-27", mayRead: true },
    });
    expect(await getBatch(payroll.viewer, batchId)).toMatchObject({ returnsAwaited: { mayRead: false } });
    expect((await getBatchProgress(payroll.viewer, batchId))?.next).toEqual(held);
    expect((await getBatchHistory(payroll.viewer, batchId)).expected[0]).toEqual(held);
    await sayNoneToday(payroll.owner, { what: "returns" });
    await runUntilIdle(payroll.businessId);
    expect(await getBatch(payroll.owner, batchId)).toMatchObject({
      next: { kind: "credits_settle", on: "2026-11-30" },
      returnsAwaited: null,
    });
  });

  it("goes on where a person says that nothing came", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    await toD3(payroll);
    await expect(sayNoneToday(payroll.viewer, { what: "returns" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await sayNoneToday(payroll.owner, { what: "returns" });
    await runUntilIdle(payroll.businessId);
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["sent"]);
    await walkTo(payroll.businessId, "2026-12-01");
    expect(await waits(payroll)).toBe("confirmation_file");
    await sayNoneToday(payroll.owner, { what: "confirmations" });
    await walkTo(payroll.businessId, "2026-12-10");
    // The next banking day is asked for again.
    expect(await readSandboxClock(payroll.owner)).toMatchObject({ date: "2026-12-02" });
  });

  it("writes a file once, whatever runs again, and never changes what was sent", async () => {
    const payroll = await makeNacha();
    await release(payroll, ["150.00"]);
    await walkTo(payroll.businessId, "2026-11-24");
    const [before] = await prisma.achFile.findMany({ where: { businessId: payroll.businessId } });
    // As after a kill between the commit of the file and whatever came next.
    await prisma.dueWork.updateMany({
      where: { businessId: payroll.businessId, kind: { in: ["bank_file", "file_closes"] } },
      data: { doneAt: null },
    });
    await runUntilIdle(payroll.businessId);
    expect(await prisma.achFile.findMany({ where: { businessId: payroll.businessId } })).toEqual([before]);
    expect(await prisma.achEntry.count({ where: { businessId: payroll.businessId } })).toBe(1);
    await expect(
      prisma.achEntry.updateMany({ where: { businessId: payroll.businessId }, data: { amount: "1.00" } }),
    ).rejects.toThrow(/was sent to the bank/);
    await expect(
      prisma.achFile.updateMany({ where: { businessId: payroll.businessId }, data: { name: "other" } }),
    ).rejects.toThrow(/was sent to the bank/);
  });

  it("puts the batches of one day into one file, and a debit above the field into parts that return as one", async () => {
    const payroll = await makeNacha();
    const big = await release(payroll, ["150.00"]);
    await release(payroll, ["60.00"]);
    // A debit above the bank's field needs payments that nobody owes: the total alone is set.
    await prisma.$executeRaw`ALTER TABLE batch DISABLE TRIGGER batch_never_back`;
    await prisma.batch.updateMany({ where: { id: big }, data: { totalAmount: "250000000.00" } });
    await prisma.$executeRaw`ALTER TABLE batch ENABLE TRIGGER batch_never_back`;
    await walkTo(payroll.businessId, "2026-11-25");
    expect(await files(payroll)).toHaveLength(1);
    const text = await lastFile(payroll);
    expect(problemsWithFile(text)).toEqual([]);
    const amounts = readAchFile(text).entries.map((entry) => entry.amount);
    expect(amounts).toEqual(["99999999.99", "99999999.99", "50000000.02", "60.00"]);
    const [first = "", second = ""] = tracesOf(text);
    const read = await bankSays(payroll, text, "2026-11-25", [
      { trace: first, returned: "R02" },
      { trace: second, returned: "R02" },
    ]);
    expect(read.lines.map((line) => line.outcome)).toEqual(["applied", "repeated"]);
    expect(read.lines[1]?.explanation).toContain("Part 2 of 3");
  });
});

describe("what the bank sends back", () => {
  it("R01 debits again with RETRY PYMT in a file of its own day; then nobody gives it up", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    await walkTo(payroll.businessId, "2026-11-25");
    const debits = await lastFile(payroll);
    const [trace = ""] = tracesOf(debits);
    const read = await bankSays(payroll, debits, "2026-11-25", [{ trace, returned: "R01" }]);
    expect(read).toMatchObject({ applied: 1, notApplied: 0 });
    expect((await stateOf(payroll.businessId, batchId)).debit).toBe("retrying");
    await walkTo(payroll.businessId, "2026-12-03");
    expect(await datesOf(payroll.businessId, batchId)).toEqual([
      "2026-12-03",
      "2026-12-07",
      "2026-12-08",
      "2026-12-09",
    ]);
    const again = await lastFile(payroll);
    expect(readAchFile(again).batches).toMatchObject([
      { description: "RETRY PYMT", effectiveOn: "2026-12-03" },
    ]);
    expect((await stateOf(payroll.businessId, batchId)).debit).toBe("settled");
    // The first attempt's trace a second time is not the second attempt's return.
    const late = await bankSays(payroll, debits, "2026-12-03", [{ trace, returned: "R01" }]);
    expect(late.lines).toMatchObject([{ outcome: "repeated" }]);
    expect((await stateOf(payroll.businessId, batchId)).debit).toBe("settled");
    await expectTrueBooks(payroll.businessId);
  });

  it("R03 on a credit waits for a person: sent again and refunded, each in that day's file", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00", "437.50"]);
    const credits = await toD5(payroll);
    const [one = "", two = ""] = tracesOf(credits);
    await bankSays(payroll, credits, "2026-12-01", [
      { trace: one, returned: "R03" },
      { trace: two, returned: "R03" },
    ]);
    const items = await prisma.batchItem.findMany({ where: { batchId }, orderBy: { position: "asc" } });
    expect(items.map((item) => item.status)).toEqual(["returned", "returned"]);
    await resendItem(payroll.approver, { id: items[0]?.id ?? "" });
    await askRefund(payroll.approver, { id: items[1]?.id ?? "" });
    await walkTo(payroll.businessId, "2026-12-02");
    const out = readAchFile(await lastFile(payroll));
    expect(
      out.entries.map((entry) => [entry.direction, entry.amount, entry.name, entry.addenda.length]),
    ).toEqual([
      ["credit", "150.00", "NELNET", 1],
      ["credit", "437.50", "PAYROLL, INC.", 0],
    ]);
    await walkTo(payroll.businessId, "2026-12-10");
    expect(await readSandboxClock(payroll.owner)).toMatchObject({
      date: "2026-12-03",
      waiting_for: "confirmation_file",
    });
    await upload(payroll, confirmationsOf(await lastFile(payroll), day("2026-12-03")), "nelnet.csv");
    expect(await stateOf(payroll.businessId, batchId)).toMatchObject({ status: "complete" });
    await expectTrueBooks(payroll.businessId);
  });

  it("a notification of change corrects the account, and one about a servicer is shown to the operator", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    const debits = await toD3(payroll);
    const [trace = ""] = tracesOf(debits);
    const read = await bankSays(payroll, debits, "2026-11-27", [
      { trace, corrected: "C02", data: "123456789" },
      { trace, corrected: "C01", data: "987654321" },
      { trace, corrected: "C01", data: "987654321" },
    ]);
    expect(read.lines.map((line) => line.outcome)).toEqual(["refused", "applied", "repeated"]);
    expect(read.lines[0]?.explanation).toContain("check digit");
    const account = await prisma.sourceAccount.findFirstOrThrow({ where: { id: payroll.accountId } });
    expect([account.last4, account.routingNumber]).toEqual(["4321", "021000021"]);
    const credits = await lastFile(payroll);
    const [credit = ""] = tracesOf(credits);
    const about = await bankSays(payroll, credits, "2026-11-27", [
      { trace: credit, corrected: "C01", data: "111222333" },
    ]);
    expect(about.lines).toMatchObject([{ outcome: "noted" }]);
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["sent"]);
  });
});

describe("bad files", () => {
  it("a trace that was never sent, another company, another amount: told, and the rest is applied", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00", "437.50"]);
    const credits = await toD5(payroll);
    const [one = "", two = ""] = tracesOf(credits);
    const answers = answersTo(credits, day("2026-12-01"), [
      { trace: one, returned: "R03", amount: money("150.01") },
      { trace: one, returned: "R03" },
      { trace: two, returned: "R03" },
    ]);
    const unknown = answers.replace(two, "121042889999999");
    const read = await upload(payroll, unknown);
    expect(read.lines.map((line) => line.outcome)).toEqual(["refused", "applied", "refused"]);
    expect(read.lines[0]?.explanation).toContain("sent $150.00, found $150.01");
    expect(read.lines[2]?.explanation).toContain("No entry with the trace 121042889999999");
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["returned", "sent"]);

    const foreign = await upload(payroll, answers.replaceAll("1842716093", "1730455127"));
    expect(foreign.lines.map((line) => line.outcome)).toEqual(["refused", "refused", "refused"]);
    expect(foreign.lines[2]?.explanation).toContain("another company: 1730455127");
    expect(foreign.summary).toContain("does not stand for today's returns");
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["returned", "sent"]);
    await expectTrueBooks(payroll.businessId);
  });

  it("another business's traces are none of ours", async () => {
    const mine = await makeNacha();
    await release(mine, ["150.00"]);
    await walkTo(mine.businessId, "2026-11-25");
    const theirs = await makeNacha();
    await release(theirs, ["150.00"]);
    await walkTo(theirs.businessId, "2026-11-24");
    const debits = await lastFile(mine);
    // Released a day earlier, so that the two have not the same trace by chance.
    const [trace = ""] = tracesOf(debits);
    const text = answersTo(debits, day("2026-11-24"), [{ trace, returned: "R01" }]).replaceAll(
      trace,
      "121042880000777",
    );
    const read = await upload(theirs, text);
    expect(read.lines).toMatchObject([{ outcome: "refused" }]);
  });

  it("the same file twice applies nothing twice; a truncated one loses nothing and does not release credits", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    await release(payroll, ["60.00"]);
    const debits = await toD3(payroll);
    const [first = ""] = tracesOf(debits);
    const whole = answersTo(debits, day("2026-11-27"), [{ trace: first, returned: "R02" }]);
    const cut = whole.split("\n").slice(0, 4).join("\n");
    const read = await upload(payroll, cut);
    expect(read.lines.map((line) => [line.what, line.outcome])).toEqual([
      ["return", "applied"],
      ["fault", "refused"],
      ["fault", "refused"],
    ]);
    expect(read.summary).toContain("not whole");
    expect(await waits(payroll)).toBe("return_file");
    expect((await stateOf(payroll.businessId, batchId)).debit).toBe("failed");

    const again = await upload(payroll, whole);
    expect(again).toMatchObject({ applied: 0, summary: "Today's returns are in." });
    expect(again.lines).toMatchObject([{ outcome: "repeated" }]);
    const third = await upload(payroll, whole);
    expect(third.summary).toContain("The same file was read before, by Adam Adler.");
    expect(third.applied).toBe(0);
    expect(await waits(payroll)).toBeNull();
    await expectTrueBooks(payroll.businessId);
  });

  it("yesterday's return file does not stand for today's", async () => {
    const payroll = await makeNacha();
    await release(payroll, ["150.00"]);
    const debits = await toD3(payroll);
    const read = await upload(payroll, answersTo(debits, day("2026-11-25"), []));
    expect(read.summary).toContain("The file is of Wed, Nov 25");
    expect(await waits(payroll)).toBe("return_file");
  });

  it("a confirmation for a final item, for an unknown one, short, over, or before its day", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00", "437.50"]);
    const credits = await toD3(payroll).then(async (debits) => {
      await bankSays(payroll, debits, "2026-11-27", []);
      return lastFile(payroll);
    });
    const early = await upload(payroll, confirmationsOf(credits, day("2026-11-27")), "early.csv");
    expect(early.lines.map((line) => line.outcome)).toEqual(["refused", "refused"]);
    expect(early.summary).toContain("does not stand for today's confirmations");
    await walkTo(payroll.businessId, "2026-12-01");
    const [one = "", two = ""] = tracesOf(credits);
    const head = "trace,item reference,amount,posted_on,status\n";
    const csv = `${head}${one},,150.00,2026-12-01,posted\n${two},,400.00,2026-12-01,short\n121042880000999,,5.00,2026-12-01,posted\n`;
    const read = await upload(payroll, csv, "one.csv");
    expect(read.lines.map((line) => line.outcome)).toEqual(["applied", "applied", "refused"]);
    expect(read.lines[1]?.explanation).toContain("$37.50 is missing");
    await upload(payroll, csv, "again.csv");
    const { rows: unnamed } = await listLines(payroll.approver, null);
    expect(unnamed).toMatchObject([{ amount: "5.00", reference: "121042880000999", payments: 0 }]);
    const rest = `${head}${one},,150.00,2026-12-01,posted\n${two},,437.51,2026-12-01,posted\n`;
    const after = await upload(payroll, rest, "two.csv");
    expect(after.lines.map((line) => line.outcome)).toEqual(["repeated", "applied"]);
    expect(after.lines[1]?.explanation).toContain("$0.01 more than was sent");
    expect(await stateOf(payroll.businessId, batchId)).toMatchObject({ status: "complete" });
    await expectTrueBooks(payroll.businessId);
  });

  it("a return for a final payment changes no status and opens an exception", async () => {
    const payroll = await makeNacha();
    const batchId = await release(payroll, ["150.00"]);
    const credits = await toD5(payroll);
    await upload(payroll, confirmationsOf(credits, day("2026-12-01")), "nelnet.csv");
    const [trace = ""] = tracesOf(credits);
    const read = await bankSays(payroll, credits, "2026-12-01", [{ trace, returned: "R03" }]);
    expect(read.lines).toMatchObject([{ outcome: "applied" }]);
    expect(read.lines[0]?.explanation).toContain("an exception holds the money");
    expect((await stateOf(payroll.businessId, batchId)).items).toEqual(["posted"]);
    await expectTrueBooks(payroll.businessId);
  });
});

describe("the simulation", () => {
  it("answers for the batches of its own rail, whatever the installation releases on now", async () => {
    const payroll = await makeNacha();
    const id = await release(payroll, ["150.00"]);
    const asked = { kind: "debit_return", id, code: "R01" } as const;
    await expect(simulate(payroll.approver, asked)).rejects.toThrow(/released on the NACHA rail/);
    await prisma.batch.updateMany({ where: { id }, data: { rail: "sandbox" } });
    expect(await simulate(payroll.approver, asked)).toMatchObject({ due_on: "2026-11-25" });
  });
});

describe("what is missing", () => {
  it("is said before the release", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    await prisma.odfi.deleteMany();
    await prisma.servicerDestination.deleteMany();
    await expect(release(payroll, ["150.00"])).rejects.toMatchObject({
      problems: [
        { message: expect.stringContaining("The bank that sends the files is not entered") as string },
        { message: expect.stringContaining("bank account of Nelnet") as string },
      ],
    });
    await writeBank();
    await release(payroll, ["150.00"]);
  });
});
