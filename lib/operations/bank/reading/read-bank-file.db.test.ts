import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: batches of this file are released on the NACHA rail.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { answersTo, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { listLines } from "@/lib/queries/reconciliation/list-lines";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { readSandboxClock } from "@/lib/queries/sandbox/read-sandbox-clock";
import { walkTo } from "@/prisma/factories/payroll";
import { datesOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";
import {
  makeNacha,
  release,
  lastFile,
  tracesOf,
  upload,
  bankSays,
  waits,
  toD3,
  toD5,
} from "@/prisma/testing/nacha";

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
