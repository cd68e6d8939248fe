import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../days";
import { ITEM_AMOUNT_MAX, money, sum } from "../money";
import { remittanceText, splitAmount } from "./entries";
import { foldToAscii } from "./fold";
import type { ReadEntry } from "./reading/read-entry";
import { readAchFile } from "./reading/read-file";
import { goldenFile, goldenText, randomFile } from "./testing/files";
import { problemsWithFile } from "./testing/slow-checker";
import { traceDaysUnique, traceNumber, tracesPerDayMax } from "./trace";
import { paymentCode } from "./transaction-codes";
import { type AchEntry, type AchFile, achRecords, writeAchFile } from "./write-file";

const RANDOM_FILES = process.env["PAYDOWN_CHAOS"] === "1" ? 1_000 : 200;
const LONG_MS = 60_000;

interface ForeignFile {
  file: { footer: Record<string, unknown> };
  batches: {
    entryClassCode: string;
    companyId: string;
    entries: (Record<string, unknown> & { addenda?: { info: string } })[];
    footer: Record<string, unknown>;
  }[];
}

/** Another maker's reader, in plain JavaScript without types: what it gives is compared field by field. */
const foreign = createRequire(import.meta.url)("@midlandsbank/node-nacha") as {
  from: (source: { format: "ach"; source: string }) => { data: ForeignFile };
};

/** What must come back as it was sent. */
const comparable = (entry: AchEntry | ReadEntry) => ({
  direction: entry.direction,
  accountType: entry.accountType,
  routingNumber: entry.routingNumber,
  accountNumber: entry.accountNumber,
  amount: entry.amount,
  identification: entry.identification,
  trace: entry.trace,
  addenda: entry.addenda === undefined ? [] : [entry.addenda].flat(),
});

const cents = (amount: string): number => Number.parseInt(amount.replace(".", ""), 10);

function entryOf(file: AchFile): AchEntry {
  const entry = file.batches[0]?.entries[0];
  if (entry === undefined) throw new Error("the file has no entry");
  return entry;
}

const withEntry = (change: Partial<AchEntry>): AchFile => ({
  ...goldenFile,
  batches: [
    {
      sec: "CCD",
      description: "SLBENEFIT",
      effectiveOn: day("2026-11-24"),
      entries: [{ ...entryOf(goldenFile), ...change }],
    },
  ],
});

describe("a NACHA file", () => {
  it("equals the golden file to the byte", () => {
    expect(writeAchFile(goldenFile)).toBe(goldenText);
    expect(problemsWithFile(goldenText)).toEqual([]);
  });

  it(
    `of ${RANDOM_FILES} random ones: another reader, a slow checker and our own reader agree`,
    () => {
      for (let seed = 1; seed <= RANDOM_FILES; seed += 1) {
        const file = randomFile(seed);
        const text = writeAchFile(file);
        expect(problemsWithFile(text), `seed ${seed}`).toEqual([]);
        const { data } = foreign.from({ format: "ach", source: text });
        const of = (entry: AchEntry) => ({
          transactionCode: paymentCode(entry.direction, entry.accountType),
          receivingDFIIdentification: Number.parseInt(entry.routingNumber.slice(0, 8), 10),
          dfiAccount: entry.accountNumber,
          amount: cents(entry.amount),
          traceNumber: Number.parseInt(entry.trace, 10),
          info: entry.addenda,
        });
        const theirs = data.batches.map((batch) => ({
          sec: batch.entryClassCode,
          companyId: batch.companyId,
          entries: batch.entries.map((entry) => ({
            transactionCode: entry["transactionCode"],
            receivingDFIIdentification: entry["receivingDFIIdentification"],
            dfiAccount: entry["dfiAccount"],
            amount: entry["amount"],
            traceNumber: entry["traceNumber"],
            info: entry.addenda?.info,
          })),
        }));
        const companyId = file.company.id;
        const ours = file.batches.map(({ sec, entries }) => ({ sec, companyId, entries: entries.map(of) }));
        expect(theirs, `seed ${seed}`).toEqual(ours);
        expect(data.file.footer["batchCount"]).toBe(file.batches.length);

        const reading = readAchFile(text);
        expect(reading.faults, `seed ${seed}`).toEqual([]);
        const sent = file.batches.flatMap(({ entries }) => entries);
        expect(reading.entries.map(comparable), `seed ${seed}`).toEqual(sent.map(comparable));
        expect(new Set(reading.entries.map((entry) => entry.companyId))).toEqual(new Set([companyId]));
      }
    },
    LONG_MS,
  );

  it("of 10,000 entries is written and read back whole", () => {
    const credit = { ...entryOf(goldenFile), direction: "credit" as const, amount: money("143.29") };
    const entries = Array.from({ length: 10_000 }, (_, index): AchEntry => {
      const trace = `12104288${(index + 1).toString().padStart(7, "0")}`;
      return { ...credit, name: `José Núñez ${index}`, trace, addenda: remittanceText({ reference: trace }) };
    });
    const [first] = goldenFile.batches;
    if (first === undefined) throw new Error("the file has no batch");
    const file = { ...goldenFile, batches: [{ ...first, entries }] };
    const text = writeAchFile(file);
    expect(readAchFile(text)).toMatchObject({ faults: [], entries: { length: 10_000 } });
  });

  it("comes record by record, without line ends", () => {
    expect([...achRecords(goldenFile)].map((record) => record.length)).toEqual(Array(20).fill(94));
  });

  it("says of a WEB debit whether it belongs to a series", () => {
    const web = (recurring: boolean) =>
      writeAchFile({
        ...goldenFile,
        batches: [
          {
            sec: "WEB",
            description: "RETRY PYMT",
            effectiveOn: day("2026-11-24"),
            entries: [{ ...entryOf(goldenFile), recurring }],
          },
        ],
      }).split("\n")[2];
    expect([web(false)?.slice(76, 78), web(true)?.slice(76, 78)]).toEqual(["S ", "R "]);
  });

  it.each<[string, AchFile]>([
    ["a routing number with a wrong check digit", withEntry({ routingNumber: "021000022" })],
    ["an account number wider than its field", withEntry({ accountNumber: "1".repeat(18) })],
    ["no account number", withEntry({ accountNumber: "" })],
    ["nothing", withEntry({ amount: money("0.00") })],
    ["less than nothing", withEntry({ amount: money("-1.00") })],
    ["more than the field", withEntry({ amount: money("100000000.00") })],
    ["a trace of another bank", withEntry({ trace: "021000020000001" })],
    ["an addenda's text beside no trace", withEntry({ trace: "" })],
    [
      "a batch without entries",
      { ...goldenFile, batches: goldenFile.batches.map((b) => ({ ...b, entries: [] })) },
    ],
    ["traces that do not ascend", { ...goldenFile, batches: [...goldenFile.batches].reverse() }],
    ["a file id of two letters", { ...goldenFile, fileId: "AB" }],
    ["no company id", { ...goldenFile, company: { id: "", name: "Acme" } }],
  ])("is not made of %s", (_, file) => {
    expect(() => writeAchFile(file)).toThrow(RangeError);
  });

  it("is not made of totals beyond their field, nor of an amount that would be cut", () => {
    const entries = Array.from({ length: 101 }, (_, index) => ({
      ...entryOf(goldenFile),
      amount: ITEM_AMOUNT_MAX,
      trace: `12104288${(index + 1).toString().padStart(7, "0")}`,
    }));
    const [first] = goldenFile.batches;
    if (first === undefined) throw new Error("the file has no batch");
    expect(() => writeAchFile({ ...goldenFile, batches: [{ ...first, entries }] })).toThrow(RangeError);
    const fitting = { ...goldenFile, batches: [{ ...first, entries: entries.slice(0, 100) }] };
    expect(problemsWithFile(writeAchFile(fitting))).toEqual([]);
  });
});

describe("names", () => {
  it.each([
    ["José Núñez", "JOSE NUNEZ"],
    ["Łucja Ørsted", "LUCJA ORSTED"],
    ["Straße & Söhne", "STRASSE & SOHNE"],
    ["O’Neil – “Ltd”", 'O\'NEIL - "LTD"'],
    ["a\r\n6b", "A  6B"],
    ["李 Li", "? LI"],
    ["Æsir ½ \u{1F600}", "AESIR 1?2 ?"],
    ["\uD800x", " X"],
  ])("%j is written %j", (from, to) => {
    expect(foldToAscii(from)).toBe(to);
  });
});

describe("a split amount", () => {
  it("fits the field and sums to the cent", () => {
    expect(splitAmount(money("600.00"))).toEqual(["600.00"]);
    expect(splitAmount(ITEM_AMOUNT_MAX)).toEqual(["99999999.99"]);
    expect(splitAmount(money("100000000.00"))).toEqual(["99999999.99", "0.01"]);
    const parts = splitAmount(money("999999999999.99"));
    expect(parts).toHaveLength(10_001);
    expect(sum(parts)).toBe("999999999999.99");
    expect(splitAmount(money("0.00"))).toEqual([]);
  });
});

describe("the remittance text", () => {
  it("cuts the reference and never the account number", () => {
    expect(remittanceText({ reference: "item-1" })).toBe("REF ITEM-1");
    const text = remittanceText({ reference: "r".repeat(90), borrowerAccount: "0527123456" });
    expect(text).toHaveLength(80);
    expect(text.endsWith("R BORROWER ACCT 0527123456")).toBe(true);
    expect(() => remittanceText({ reference: "r", borrowerAccount: "1".repeat(70) })).toThrow(RangeError);
  });
});

describe("trace numbers", () => {
  const of = (companyId: string, fileDate: string, sequence: number): string =>
    traceNumber("121042882", { companyId, fileDate: day(fileDate), sequence });

  it("follow from business, day and sequence alone, and ascend within a day", () => {
    expect(of("1123456789", "2026-11-23", 7)).toBe(of("1123456789", "2026-11-23", 7));
    expect(of("1123456789", "2026-11-23", 7)).toMatch(/^12104288\d{7}$/);
    expect(of("1123456789", "2026-11-23", 8) > of("1123456789", "2026-11-23", 7)).toBe(true);
    expect(of("1123456789", "2019-02-03", 1)).toMatch(/^12104288\d{7}$/);
    expect(of("9000000001", "2026-11-23", 7)).not.toBe(of("9000000002", "2026-11-23", 7));
  });

  it("do not come again within the days that a consumer's bank may answer", () => {
    const seen = new Set<string>();
    for (let days = 0; days < traceDaysUnique; days += 1) {
      const on = addDays(day("2026-11-23"), days);
      seen.add(of("1123456789", on, 1)).add(of("1123456789", on, tracesPerDayMax));
    }
    expect(seen.size).toBe(traceDaysUnique * 2);
  });

  it("are refused beyond what a day has", () => {
    for (const sequence of [0, -1, 1.5, tracesPerDayMax + 1, Number.NaN]) {
      expect(() => of("1123456789", "2026-11-23", sequence)).toThrow(RangeError);
    }
    const first = { companyId: "1", fileDate: day("2026-11-23"), sequence: 1 };
    expect(() => traceNumber("1210", first)).toThrow(RangeError);
  });
});
