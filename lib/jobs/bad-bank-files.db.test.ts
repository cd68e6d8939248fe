import { mkdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { answersTo, confirmationsOf } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { money } from "@/lib/domain/money";
import { env } from "@/lib/env";
import { readBankFile } from "@/lib/operations/bank/reading/read-bank-file";
import type { Payroll } from "@/prisma/factories/payroll";
import { expectTrueBooks, stateOf } from "@/prisma/testing/books";
import { makeNacha, release, toD5, tracesOf } from "@/prisma/testing/nacha";
import { takeFilesIn } from "./bank-folders";
import { runUntilIdle } from "./run-due-work";

type Bring = (payroll: Payroll, name: string, text: string) => Promise<void>;

const byPage: Bring = async (payroll, fileName, text) => {
  await readBankFile(payroll.admin, { bytes: Buffer.from(text), fileName });
};

const byFolder: Bring = async ({ businessId }, name, text) => {
  const place = path.join(env.PAYDOWN_DATA_DIR, "ach", "in", businessId, name);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
  const before = new Date(Date.now() - 60_000);
  await utimes(place, before, before);
  await takeFilesIn();
};

const D5 = day("2026-12-01");

/** Two payments of one batch on the morning of D5, none confirmed; the last line of what a file brings is always good. */
async function world(bring: Bring) {
  const payroll = await makeNacha();
  const batchId = await release(payroll, ["150.00", "437.50"]);
  const credits = await toD5(payroll);
  const [one = "", two = ""] = tracesOf(credits);
  const { businessId } = payroll;
  const read = async (name: string, text: string) => {
    await bring(payroll, name, text);
    await runUntilIdle(businessId);
    const upload = await prisma.bankUpload.findFirstOrThrow({
      where: { businessId, fileName: name },
      orderBy: { seq: "desc" },
      include: { lines: { orderBy: { position: "asc" } } },
    });
    await expectTrueBooks(businessId);
    return {
      summary: upload.summary,
      lines: upload.lines.map((line) => `${line.outcome}: ${line.explanation}`),
      items: (await stateOf(businessId, batchId)).items.join(" "),
    };
  };
  return { payroll, credits, one, two, read };
}

const good = expect.stringMatching(/^applied: \$437\.50 came back: R03/) as string;

describe.each([
  ["on the page", byPage],
  ["in the folder", byFolder],
])("what is wrong with a file, %s, is told, and the rest of it is applied", (_, bring) => {
  it("a return for a trace that was never sent", async () => {
    const { credits, one, two, read } = await world(bring);
    const answers = answersTo(credits, D5, [
      { trace: one, returned: "R03" },
      { trace: two, returned: "R03" },
    ]);
    const { lines, items } = await read("unknown.ach", answers.replace(one, "121042889999999"));
    expect(lines).toEqual([
      expect.stringMatching(/^refused: No entry with the trace 121042889999999 was ever sent/),
      good,
    ]);
    expect(items).toBe("sent returned");
  });

  it("an amount that differs", async () => {
    const { credits, one, two, read } = await world(bring);
    const { lines, items } = await read(
      "differs.ach",
      answersTo(credits, D5, [
        { trace: one, returned: "R03", amount: money("150.01") },
        { trace: two, returned: "R03" },
      ]),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^refused: The amount differs: sent \$150\.00, found \$150\.01/),
      good,
    ]);
    expect(items).toBe("sent returned");
  });

  it("the same file twice, and once more under another name", async () => {
    const { credits, two, read } = await world(bring);
    const answers = answersTo(credits, D5, [{ trace: two, returned: "R03" }]);
    expect((await read("returns.ach", answers)).lines).toEqual([good]);
    for (const name of ["returns.ach", "again.ach"]) {
      const { lines, summary, items } = await read(name, answers);
      expect(lines).toEqual([
        expect.stringMatching(/^repeated: Its return was applied from the file returns\.ach/),
      ]);
      expect(summary).toContain("The same file was read before");
      expect(items).toBe("sent returned");
    }
  });

  it("a file for another company", async () => {
    const { credits, two, read } = await world(bring);
    const answers = answersTo(credits, D5, [{ trace: two, returned: "R03" }]);
    const { lines, summary, items } = await read(
      "theirs.ach",
      answers.replaceAll("1842716093", "1730455127"),
    );
    expect(lines).toEqual([expect.stringMatching(/^refused: It is for another company: 1730455127/)]);
    expect(summary).toContain("does not stand for today's returns");
    expect(items).toBe("sent sent");
    // The right one is none the worse for it.
    expect((await read("ours.ach", answers)).lines).toEqual([good]);
  });

  it("a file that is cut off", async () => {
    const { credits, two, read } = await world(bring);
    const answers = answersTo(credits, D5, [{ trace: two, returned: "R03" }]);
    const { lines, summary, items } = await read("half.ach", answers.split("\n").slice(0, 4).join("\n"));
    expect(lines[0]).toEqual(good);
    expect(lines.slice(1).every((line) => line.startsWith("refused: "))).toBe(true);
    expect(summary).toContain("not whole");
    expect(items).toBe("sent returned");
  });

  it("a confirmation for an item already final", async () => {
    const { credits, one, read } = await world(bring);
    const confirmed = confirmationsOf(credits, D5);
    const [head, first] = confirmed.split("\n");
    expect((await read("one.csv", `${head}\n${first}\n`)).items).toBe("posted sent");
    const { lines, items } = await read("both.csv", confirmed);
    expect(confirmed).toContain(one);
    expect(lines).toEqual([expect.stringMatching(/^repeated: /), expect.stringMatching(/^applied: /)]);
    expect(items).toBe("posted posted");
  });

  it("a correction with a bad routing number", async () => {
    const { payroll, credits, two, read } = await world(bring);
    const debits = await prisma.achEntry.findFirstOrThrow({
      where: { businessId: payroll.businessId, subjectKind: "batch_debit" },
    });
    const answers = answersTo(credits, D5, [
      { trace: two, corrected: "C02", data: "123456789" },
      { trace: two, returned: "R03" },
    ]);
    const { lines, items } = await read("noc.ach", answers.replace(`C02${two}`, `C02${debits.trace ?? ""}`));
    expect(lines).toEqual([expect.stringMatching(/^refused: .*check digit/), good]);
    expect(items).toBe("sent returned");
    const account = await prisma.sourceAccount.findFirstOrThrow({ where: { id: payroll.accountId } });
    expect(account.routingNumber).toBe("021000021");
  });
});
