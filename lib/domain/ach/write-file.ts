import { clockTimeOf, type Day, dayOf } from "../days";
import { isAbove, ITEM_AMOUNT_MAX, type Money, toCents } from "../money";
import { problemsWithRoutingNumber } from "../routing-number";
import { addendaColumns } from "./entries";
import { alphaField, foldToAscii } from "./fold";
import { type AchDirection, paymentCode } from "./transaction-codes";

/** What the account holder reads. Banks know REVERSAL and ACCTVERIFY (micro-deposits) by these letters. */
export type EntryDescription = "SLBENEFIT" | "RETRY PYMT" | "REVERSAL" | "ACCTVERIFY";

export interface AchEntry {
  direction: AchDirection;
  accountType: "checking" | "savings";
  /** Nine digits, of the bank that holds the account. */
  routingNumber: string;
  accountNumber: string;
  /** Above zero, at most ITEM_AMOUNT_MAX: split it by `splitAmount`. */
  amount: Money;
  /** Ours, for people: cut at 15 characters. The trace is what an answer is matched by. */
  identification: string;
  name: string;
  /** By `traceNumber`; ascending within the file. */
  trace: string;
  /** One addenda 05, by `remittanceText`. */
  addenda?: string;
  /** WEB only: whether it belongs to a series. */
  recurring?: boolean;
}

export interface AchBatch {
  /** CCD for businesses, WEB for what a Borrower authorised online, PPD for what was signed or spoken. */
  sec: "CCD" | "PPD" | "WEB";
  description: EntryDescription;
  effectiveOn: Day;
  entries: readonly AchEntry[];
}

export interface AchFile {
  /** The bank that originates and takes the file. */
  odfi: { routingNumber: string; name: string };
  /** Who sends it, as agreed with that bank: nine digits, or ten characters. */
  origin: { id: string; name: string };
  company: { id: string; name: string };
  batches: readonly AchBatch[];
  /** A to Z, then 0 to 9: which file of the day this is. */
  fileId: string;
  created: Date;
}

const RECORDS_PER_BLOCK = 10;
const PADDING = "9".repeat(94);
const HASH_MODULUS = 10 ** 10;
const TOTAL_DIGITS = 12;
const ACCOUNT_COLUMNS = 17;

interface Totals {
  /** Entries and addenda. */
  count: number;
  hash: number;
  debits: bigint;
  credits: bigint;
}

const noTotals = (): Totals => ({ count: 0, hash: 0, debits: 0n, credits: 0n });

function fail(what: string): never {
  throw new RangeError(`cannot be written into a NACHA file: ${what}`);
}

function digits(value: number | bigint, columns: number): string {
  const text = value.toString().padStart(columns, "0");
  return text.length > columns ? fail(`${text} in ${columns} digits`) : text;
}

const yymmdd = (on: Day): string => on.slice(2).replaceAll("-", "");

/** A routing number stands right in its ten columns, behind a blank. */
const tenColumns = (id: string): string => (id.length > 10 ? fail(`the id ${id}`) : id.padStart(10));

function fileHeader({ odfi, origin, fileId, created }: AchFile): string {
  if (!/^[A-Z0-9]$/.test(fileId)) fail(`the file id ${JSON.stringify(fileId)}`);
  const time = clockTimeOf(created).slice(0, 5).replace(":", "");
  const banks = tenColumns(odfi.routingNumber) + tenColumns(foldToAscii(origin.id));
  const names = alphaField(odfi.name, 23) + alphaField(origin.name, 23);
  return `101${banks}${yymmdd(dayOf(created))}${time}${fileId}094101${names}${" ".repeat(8)}`;
}

function serviceClass(entries: readonly AchEntry[]): string {
  const debits = entries.some(({ direction }) => direction === "debit");
  const credits = entries.some(({ direction }) => direction === "credit");
  return debits && credits ? "200" : credits ? "220" : "225";
}

function batchHeader(file: AchFile, batch: AchBatch, service: string, number: number): string {
  const company = `${alphaField(file.company.name, 16)}${" ".repeat(20)}${alphaField(file.company.id, 10)}`;
  const dates = `${yymmdd(dayOf(file.created))}${yymmdd(batch.effectiveOn)}   `;
  const odfi = file.odfi.routingNumber.slice(0, 8);
  return `5${service}${company}${batch.sec}${batch.description.padEnd(10)}${dates}1${odfi}${digits(number, 7)}`;
}

function accountField(accountNumber: string): string {
  const folded = foldToAscii(accountNumber);
  // Cut or changed it would be somebody else's account.
  if (folded === "" || folded.length > ACCOUNT_COLUMNS || !/^[A-Z0-9 -]+$/.test(folded)) {
    fail(`an account number of ${accountNumber.length} characters`);
  }
  return folded.padEnd(ACCOUNT_COLUMNS);
}

function entryRecord(entry: AchEntry, sec: AchBatch["sec"]): string {
  const { amount, routingNumber, trace } = entry;
  const cents = toCents(amount);
  if (cents <= 0n || isAbove(amount, ITEM_AMOUNT_MAX)) fail(`the amount ${amount} (trace ${trace})`);
  const code = paymentCode(entry.direction, entry.accountType);
  const bank = routingNumber + accountField(entry.accountNumber);
  const who = alphaField(entry.identification, 15) + alphaField(entry.name, 22);
  const paymentType = sec === "WEB" ? (entry.recurring === true ? "R " : "S ") : "  ";
  const hasAddenda = entry.addenda === undefined ? "0" : "1";
  return `6${code}${bank}${digits(cents, 10)}${who}${paymentType}${hasAddenda}${trace}`;
}

const addendaRecord = (text: string, trace: string): string =>
  `705${alphaField(text, addendaColumns)}0001${trace.slice(8)}`;

/** The fields that a batch's control and the file's share. */
function totalsFields(totals: Totals, countDigits: number): string {
  const hash = digits(totals.hash % HASH_MODULUS, 10);
  const amounts = digits(totals.debits, TOTAL_DIGITS) + digits(totals.credits, TOTAL_DIGITS);
  return digits(totals.count, countDigits) + hash + amounts;
}

function* batchRecords(file: AchFile, batch: AchBatch, number: number, totals: Totals): Generator<string> {
  if (batch.entries.length === 0) fail("a batch without entries");
  const service = serviceClass(batch.entries);
  yield batchHeader(file, batch, service, number);
  for (const entry of batch.entries) {
    yield entryRecord(entry, batch.sec);
    totals.count += 1;
    totals.hash += Number.parseInt(entry.routingNumber.slice(0, 8), 10);
    totals[entry.direction === "debit" ? "debits" : "credits"] += toCents(entry.amount);
    if (entry.addenda === undefined) continue;
    yield addendaRecord(entry.addenda, entry.trace);
    totals.count += 1;
  }
  const odfi = file.odfi.routingNumber.slice(0, 8);
  const company = alphaField(file.company.id, 10);
  yield `8${service}${totalsFields(totals, 6)}${company}${" ".repeat(25)}${odfi}${digits(number, 7)}`;
}

/** What would send money to the wrong place, or make an answer ambiguous, if it were written. */
function checkFile({ odfi, company, batches }: AchFile): void {
  const known = new Map<string, boolean>();
  const check = (routingNumber: string) => {
    if (!known.has(routingNumber)) {
      known.set(routingNumber, problemsWithRoutingNumber(routingNumber).length === 0);
    }
    if (known.get(routingNumber) !== true) fail(`the routing number ${JSON.stringify(routingNumber)}`);
  };
  check(odfi.routingNumber);
  if (foldToAscii(company.id).length > 10 || company.id === "") fail(`the company id ${company.id}`);
  let last = "";
  for (const { entries } of batches) {
    for (const { routingNumber, trace } of entries) {
      check(routingNumber);
      const isOurs = /^\d{15}$/.test(trace) && trace.startsWith(odfi.routingNumber.slice(0, 8));
      if (!isOurs || trace <= last) fail(`the trace ${trace} after ${last === "" ? "none" : last}`);
      last = trace;
    }
  }
}

/**
 * The records of a file, 94 columns each without line ends, one after another so that a large one need not stand in memory.
 * The layout is reference 4.3. A business's debit and the credits that follow it go out in batches of their own, since a
 * batch has one effective date.
 * @throws RangeError for what no file can carry: a wrong routing number, an account number or amount beyond its field,
 * traces that do not ascend, totals above 9,999,999,999.99
 */
export function* achRecords(file: AchFile): Generator<string> {
  checkFile(file);
  const totals = noTotals();
  let records = 2;
  yield fileHeader(file);
  for (const [index, batch] of file.batches.entries()) {
    const own = noTotals();
    yield* batchRecords(file, batch, index + 1, own);
    records += own.count + 2;
    totals.count += own.count;
    totals.hash += own.hash;
    totals.debits += own.debits;
    totals.credits += own.credits;
  }
  const blocks = Math.ceil(records / RECORDS_PER_BLOCK);
  const counts = digits(file.batches.length, 6) + digits(blocks, 6);
  yield `9${counts}${totalsFields(totals, 8)}${" ".repeat(39)}`;
  for (; records < blocks * RECORDS_PER_BLOCK; records += 1) yield PADDING;
}

/** The whole file as text: its records, each ended by "\n". @throws RangeError as `achRecords` */
export const writeAchFile = (file: AchFile): string => `${[...achRecords(file)].join("\n")}\n`;
