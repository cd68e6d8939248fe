import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: batches of this file are released on the NACHA rail.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { problemsWithFile } from "@/lib/domain/ach/testing/slow-checker";
import { confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { moveClock } from "@/lib/operations/sandbox/move-clock";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { getBatch, getBatchProgress } from "@/lib/queries/batches/get-batch";
import { getBatchHistory } from "@/lib/queries/batches/history/batch-history";
import { readAttention } from "@/lib/queries/overview/attention";
import { readSandboxClock } from "@/lib/queries/sandbox/read-sandbox-clock";
import { writeBank } from "@/prisma/factories/bank";
import { makePayroll, walkTo } from "@/prisma/factories/payroll";
import { balanceOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
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
