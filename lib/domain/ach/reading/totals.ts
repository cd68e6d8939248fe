import { type AchDirection, readTransactionCode } from "../transaction-codes";
import type { AchFault, AchTotal } from "./faults";
import { columns, fieldText } from "./fields";

const HASH_MODULUS = 10 ** 10;

/** What the control record must repeat. */
export interface Totals {
  /** Entries and addenda, readable or not. */
  count: number;
  hash: number;
  debits: bigint;
  credits: bigint;
  /** A line could not be read at all: it may have been an entry, so that a wrong sum says nothing more. */
  isCertain: boolean;
}

export const noTotals = (): Totals => ({ count: 0, hash: 0, debits: 0n, credits: 0n, isCertain: true });

export function addTotals(to: Totals, of: Totals): void {
  to.count += of.count;
  to.hash += of.hash;
  to.debits += of.debits;
  to.credits += of.credits;
  to.isCertain &&= of.isCertain;
}

/** Adds an entry as it stands; whatever else is wrong with it, the bank has summed the same columns. */
export function addEntry(to: Totals, text: string): void {
  to.count += 1;
  const direction: AchDirection | undefined = readTransactionCode(
    fieldText(text, "transactionCode"),
  )?.direction;
  const bank = columns(text, 4, 11);
  const cents = fieldText(text, "amount");
  if (direction === undefined || !/^\d{8}$/.test(bank) || !/^\d{10}$/.test(cents)) {
    to.isCertain = false;
    return;
  }
  to.hash += Number.parseInt(bank, 10);
  to[direction === "debit" ? "debits" : "credits"] += BigInt(cents);
}

/** What the control repeats of the header. */
export interface BatchNames {
  /** The business, ten characters. */
  companyId: string;
  number: string;
}

type Expected = readonly (readonly [
  total: AchTotal,
  first: number,
  last: number,
  expected: number | bigint,
])[];

const sums = (totals: Totals, at: number): Expected => [
  ["hash", at, at + 9, totals.hash % HASH_MODULUS],
  ["debits", at + 10, at + 21, totals.debits],
  ["credits", at + 22, at + 33, totals.credits],
];

/** The control of a batch or of the file against what was read; a fault for each figure that differs. */
function compare(line: number, text: string, of: "batch" | "file", expected: Expected): AchFault[] {
  return expected.flatMap(([total, first, last, value]): AchFault[] => {
    const found = columns(text, first, last);
    const due = value.toString().padStart(last - first + 1, "0");
    return found === due
      ? []
      : [{ line, code: "wrong_total", of, total, expected: due, found: found.trim() }];
  });
}

/** `names` is null if the header could not be read. */
export function faultsOfBatchControl(
  line: number,
  text: string,
  totals: Totals,
  names: BatchNames | null,
): AchFault[] {
  const figures: Expected = totals.isCertain ? [["count", 5, 10, totals.count], ...sums(totals, 11)] : [];
  const faults = compare(line, text, "batch", figures);
  if (names === null) return faults;
  const repeated = [
    ["company id", names.companyId, columns(text, 45, 54).trim()],
    ["batch number", names.number, columns(text, 88, 94)],
  ] as const;
  for (const [total, expected, found] of repeated) {
    if (found !== expected) faults.push({ line, code: "wrong_total", of: "batch", total, expected, found });
  }
  return faults;
}

/** `records` counts all lines of the file up to the control, itself included. */
export function faultsOfFileControl(
  line: number,
  text: string,
  of: { batches: number; records: number; totals: Totals },
): AchFault[] {
  if (!of.totals.isCertain) return [];
  return compare(line, text, "file", [
    ["batches", 2, 7, of.batches],
    ["blocks", 8, 13, Math.ceil(of.records / 10)],
    ["count", 14, 21, of.totals.count],
    ...sums(of.totals, 22),
  ]);
}
