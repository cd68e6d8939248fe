import type { ReadEntry } from "../ach/reading/read-entry";
import { readAchFile } from "../ach/reading/read-file";
import type { Day } from "../days";
import { type Money, toCents } from "../money";
import { csvLine } from "../files/csv-line";
import { confirmationColumns } from "../ach/confirmations";

/** What the bank says about one entry of a file of ours: it comes back, or its account is to be corrected. */
export type BankSays = { trace: string; amount?: Money } & (
  { returned: string } | { corrected: string; data: string }
);

const digits = (value: number | bigint, columns: number): string => value.toString().padStart(columns, "0");
const yymmdd = (day: Day): string => day.slice(2).replaceAll("-", "");

/**
 * The file with which a bank answers entries of a file that we sent (addenda 99 and 98), dated `on`; without any, the file
 * that says that nothing came back. For trying the rail by hand: laid out apart from our writer (reference 4.3).
 * @throws RangeError for a trace that does not stand in the file
 */
export function answersTo(sent: string, on: Day, says: readonly BankSays[]): string {
  const { headers, batches, entries } = readAchFile(sent);
  const bank = headers[0]?.destination ?? "";
  const us = headers[0]?.origin ?? "";
  const company = batches[0];
  const byTrace = new Map(entries.map((entry) => [entry.trace, entry]));
  const sum = { debits: 0n, credits: 0n };
  const lines = says.flatMap((one, index) => {
    const entry = byTrace.get(one.trace);
    if (entry === undefined) throw new RangeError(`no entry with the trace ${one.trace} stands in the file`);
    const cents = "returned" in one ? toCents(one.amount ?? entry.amount) : 0n;
    sum[entry.direction === "debit" ? "debits" : "credits"] += cents;
    return answerOf(entry, one, {
      cents,
      trace: `${entry.routingNumber.slice(0, 8)}${digits(index + 1, 7)}`,
      bank,
    });
  });
  const hash = digits((BigInt(bank.slice(0, 8)) * BigInt(says.length)) % 10_000_000_000n, 10);
  const totals = hash + digits(sum.debits, 12) + digits(sum.credits, 12);
  const count = lines.length;
  const header = `101${us.padStart(10)}${bank.padStart(10)}${yymmdd(on)}0830A094101${"PAYDOWN".padEnd(23)}${"YOUR BANK".padEnd(23)}${" ".repeat(8)}`;
  const records = [header];
  if (company !== undefined && says.length > 0) {
    const number = "0000001";
    const odfi = bank.slice(0, 8);
    const name = company.companyName.padEnd(36);
    records.push(
      `5200${name}${company.companyId.padEnd(10)}CORSLBENEFIT ${yymmdd(on)}${yymmdd(on)}   1${odfi}${number}`,
      ...lines,
      `8200${digits(count, 6)}${totals}${company.companyId.padEnd(10)}${" ".repeat(25)}${odfi}${number}`,
    );
  }
  const blocks = Math.ceil((records.length + 1) / 10);
  const batchCount = records.length > 1 ? 1 : 0;
  records.push(`9${digits(batchCount, 6)}${digits(blocks, 6)}${digits(count, 8)}${totals}${" ".repeat(39)}`);
  while (records.length % 10 !== 0) records.push("9".repeat(94));
  return `${records.join("\n")}\n`;
}

function answerOf(
  entry: ReadEntry,
  says: BankSays,
  of: { cents: bigint; trace: string; bank: string },
): string[] {
  const code = (entry.accountType === "checking" ? "2" : "3") + (entry.direction === "debit" ? "6" : "1");
  const who = `${entry.identification.padEnd(15)}${entry.name.padEnd(22)}  `;
  const rdfi = entry.routingNumber.slice(0, 8);
  const addenda =
    "returned" in says
      ? `799${says.returned}${entry.trace}${" ".repeat(6)}${rdfi}${" ".repeat(44)}${of.trace}`
      : `798${says.corrected}${entry.trace}${" ".repeat(6)}${rdfi}${says.data.padEnd(44)}${of.trace}`;
  return [
    `6${code}${of.bank.padStart(9)}${entry.accountNumber.padEnd(17)}${digits(of.cents, 10)}${who}1${of.trace}`,
    addenda,
  ];
}

/** The table with which servicers confirm every credit of a file that we sent as posted on this day. */
export function confirmationsOf(sent: string, on: Day): string {
  const credits = readAchFile(sent).entries.filter((entry) => entry.addenda.length > 0);
  const rows = credits.map((entry) => [entry.trace, referenceOf(entry), entry.amount, on, "posted"]);
  return [[...confirmationColumns], ...rows].map((cells) => csvLine(cells)).join("");
}

function referenceOf(entry: ReadEntry): string {
  const [text = ""] = entry.addenda;
  return text.replace(/^REF /, "").replace(/ BORROWER ACCT .*$/, "");
}
