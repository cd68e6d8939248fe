import { toCents } from "../../money";
import type { AchEntry, AchFile } from "../write-file";
import { goldenFile } from "./files";

export type Answer =
  | { of: AchEntry; code: string; dateOfDeath?: string; information?: string }
  | { of: AchEntry; changeCode: string; text: string };

const digits = (value: number | bigint, columns: number): string => value.toString().padStart(columns, "0");

/** The file in which a bank answers entries of `file`; made by hand, without the writer. */
export function answerFile(file: AchFile, answers: readonly Answer[]): string {
  const bank = file.odfi.routingNumber;
  const lines = [
    `101 ${bank} ${bank}2611250830A094101${"PAYDOWN".padEnd(23)}${"FIRST BANK".padEnd(23)}${" ".repeat(8)}`,
    `5200${file.company.name.toUpperCase().slice(0, 16).padEnd(36)}${file.company.id}CORSLBENEFIT 2611232611253291${bank.slice(0, 8)}0000001`,
  ];
  const sum = { debits: 0n, credits: 0n };
  for (const [index, answer] of answers.entries()) {
    const { of } = answer;
    const isReturn = "code" in answer;
    const cents = isReturn ? toCents(of.amount) : 0n;
    sum[of.direction === "debit" ? "debits" : "credits"] += cents;
    const code = (of.accountType === "checking" ? "2" : "3") + (of.direction === "debit" ? "6" : "1");
    const trace = `09100001${digits(index + 1, 7)}`;
    const account = of.accountNumber.padEnd(17);
    const name = "SOMEBODY".padEnd(24);
    lines.push(
      `6${code}${bank}${account}${digits(cents, 10)}${of.identification.padEnd(15)}${name}1${trace}`,
      isReturn
        ? `799${answer.code}${of.trace}${(answer.dateOfDeath ?? "").padEnd(6)}${of.routingNumber.slice(0, 8)}${(answer.information ?? "").padEnd(44)}${trace}`
        : `798${answer.changeCode}${of.trace}${" ".repeat(6)}${of.routingNumber.slice(0, 8)}${answer.text.padEnd(44)}${trace}`,
    );
  }
  const hash = digits((BigInt(bank.slice(0, 8)) * BigInt(answers.length)) % 10_000_000_000n, 10);
  const totals = hash + digits(sum.debits, 12) + digits(sum.credits, 12);
  const count = answers.length * 2;
  lines.push(
    `8200${digits(count, 6)}${totals}${file.company.id}${" ".repeat(25)}${bank.slice(0, 8)}0000001`,
    `9000001${digits(Math.ceil((count + 4) / 10), 6)}${digits(count, 8)}${totals}${" ".repeat(39)}`,
  );
  while (lines.length % 10 !== 0) lines.push("9".repeat(94));
  return `${lines.join("\n")}\n`;
}

function goldenEntry(number: number): AchEntry {
  const found = goldenFile.batches.flatMap(({ entries }) => entries)[number];
  if (found === undefined) throw new Error(`the golden file has no entry ${number}`);
  return found;
}

export const goldenCredit = goldenEntry(1);

/** Three answers to the golden file, on lines 3 to 8: R01 of the debit, R15 and C03 of the credits. */
export const goldenAnswers = answerFile(goldenFile, [
  { of: goldenEntry(0), code: "R01", information: "NSF" },
  { of: goldenCredit, code: "R15", dateOfDeath: "261101" },
  { of: goldenEntry(2), changeCode: "C03", text: "121042882    1918171614" },
]);

/** The text with one line rewritten, or without it. */
export const withLine = (text: string, line: number, change: (old: string) => string | null): string =>
  text
    .split("\n")
    .flatMap((old, index) => (index + 1 === line ? (change(old) ?? []) : [old]))
    .join("\n");

/** The text with `what` in this line at this column, both from 1. */
export const put = (text: string, line: number, column: number, what: string): string =>
  withLine(text, line, (old) => old.slice(0, column - 1) + what + old.slice(column - 1 + what.length));
