import { expect } from "vitest";
import { prisma } from "@/lib/db/client";
import { decrypt } from "@/lib/db/secrets";
import { readAchFile } from "@/lib/domain/ach/reading/read-file";
import { answersTo, type BankSays } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { readBankFile } from "@/lib/operations/bank/reading/read-bank-file";
import { readSandboxClock } from "@/lib/queries/sandbox/read-sandbox-clock";
import { writeBank } from "../factories/bank";
import { makeBatch, makeEmployee, makePayroll, type Payroll, walkTo } from "../factories/payroll";

export async function makeNacha(on = "2026-11-23"): Promise<Payroll> {
  const payroll = await makePayroll(day(on));
  await writeBank();
  return payroll;
}

export async function release(payroll: Payroll, amounts: readonly string[]): Promise<string> {
  const payments = [];
  for (const amount of amounts) payments.push({ to: await makeEmployee(payroll.businessId), amount });
  return makeBatch(payroll, payments);
}

/** Texts of the files written so far, the oldest first. */
export async function files(payroll: Payroll): Promise<string[]> {
  const rows = await prisma.achFile.findMany({
    where: { businessId: payroll.businessId, writtenAt: { not: null } },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => decrypt(row.text ?? ""));
}

export async function lastFile(payroll: Payroll): Promise<string> {
  const text = (await files(payroll)).at(-1);
  if (text === undefined) throw new Error("no file was written");
  return text;
}

export const tracesOf = (text: string): string[] => readAchFile(text).entries.map((entry) => entry.trace);

export async function upload(payroll: Payroll, text: string, fileName = "file.ach") {
  const read = await readBankFile(payroll.admin, { bytes: Buffer.from(text), fileName });
  await runUntilIdle(payroll.businessId);
  const lines = await prisma.bankUploadLine.findMany({
    where: { businessId: payroll.businessId, uploadId: read.id },
    orderBy: { position: "asc" },
    select: { what: true, outcome: true, explanation: true, code: true },
  });
  return { ...read, lines };
}

export async function bankSays(payroll: Payroll, text: string, on: string, says: readonly BankSays[]) {
  return upload(payroll, answersTo(text, day(on), says));
}

export const waits = async (payroll: Payroll) => (await readSandboxClock(payroll.owner)).waiting_for ?? null;

/** From release to the morning of D3, where the credits wait. */
export async function toD3(payroll: Payroll): Promise<string> {
  await walkTo(payroll.businessId, "2026-11-27");
  expect(await waits(payroll)).toBe("return_file");
  return lastFile(payroll);
}

export async function toD4(payroll: Payroll): Promise<string> {
  const debits = await toD3(payroll);
  await bankSays(payroll, debits, "2026-11-27", []);
  const credits = await lastFile(payroll);
  await walkTo(payroll.businessId, "2026-11-30");
  return credits;
}

export async function toD5(payroll: Payroll): Promise<string> {
  const credits = await toD4(payroll);
  await walkTo(payroll.businessId, "2026-12-01");
  return credits;
}
