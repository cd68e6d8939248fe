import { describe, expect, it } from "vitest";
import { problemsWithFile } from "../ach/testing/slow-checker";
import { writeAchFile } from "../ach/write-file";
import { day, instantAt } from "../days";
import { money } from "../money";
import { readAchFile } from "../ach/reading/read-file";
import { accountFormatPattern, isAccountFormat } from "./account-format";
import { looksLikeNacha } from "./lines";
import { fileIdModifier, fileName, nachaFile, type Outgoing } from "./nacha-file";
import { answersTo, confirmationsOf } from "./play-bank";
import { fileWrittenAt } from "./windows";

const receiver = {
  name: "Nelnet",
  routingNumber: "091000019",
  accountNumber: "5550001",
  type: "checking",
} as const;
const outgoing = (
  id: string,
  subjectKind: Outgoing["subjectKind"],
  amount: string,
  more: Partial<Outgoing> = {},
): Outgoing => ({
  id,
  subjectKind,
  nth: 1,
  amount: money(amount),
  effectiveOn: day("2026-11-24"),
  reference: id,
  authorised: null,
  ofPerson: false,
  borrowerAccount: null,
  receiver,
  ...more,
});
const build = (entries: readonly Outgoing[]) =>
  nachaFile({
    odfi: { routingNumber: "121042882", name: "Bank", originId: "121042882", originName: "Paydown" },
    company: { id: "1842716093", name: "Acme Robotics" },
    windowDay: day("2026-11-23"),
    created: instantAt(day("2026-11-23"), "17:30"),
    fileId: "A",
    firstSequence: 7,
    outgoing: entries,
  });

describe("the file of a window", () => {
  const built = build([
    outgoing("refund", "refund", "5.00"),
    outgoing("credit", "item_credit", "10.00", { borrowerAccount: "0012345678" }),
    outgoing("again", "batch_debit", "20.00", { nth: 2 }),
    outgoing("debit", "batch_debit", "40.00"),
  ]);
  const text = writeAchFile(built.file);

  it("keeps debits, tries, credits and refunds in batches of their own, numbered as they stand", () => {
    expect(problemsWithFile(text)).toEqual([]);
    expect(built.file.batches.map((batch) => [batch.description, batch.entries.length])).toEqual([
      ["RETRY PYMT", 1],
      ["SLBENEFIT", 1],
      ["SLBENEFIT", 1],
      ["SLBENEFIT", 1],
    ]);
    expect(built.numbered.map((one) => [one.id, one.sequence])).toEqual([
      ["again", 7],
      ["debit", 8],
      ["credit", 9],
      ["refund", 10],
    ]);
    expect([built.debits, built.credits]).toEqual(["60.00", "15.00"]);
  });

  it("tells the servicer whose money it is, and nobody else", () => {
    expect(readAchFile(text).entries.map((entry) => entry.addenda)).toEqual([
      [],
      [],
      ["REF CREDIT BORROWER ACCT 0012345678"],
      [],
    ]);
  });

  it("is answered by what plays the bank", () => {
    const traces = built.numbered.map((one) => one.trace);
    const answers = answersTo(text, day("2026-11-25"), [
      { trace: traces[1] ?? "", returned: "R01" },
      { trace: traces[2] ?? "", corrected: "C02", data: "021000021" },
    ]);
    const read = readAchFile(answers);
    expect(read.faults).toEqual([]);
    expect(read.returns).toMatchObject([{ code: "R01", originalTrace: traces[1], amount: "40.00" }]);
    expect(read.corrections).toMatchObject([{ changeCode: "C02", originalTrace: traces[2] }]);
    expect(readAchFile(answersTo(text, day("2026-11-25"), [])).faults).toEqual([]);
    expect(confirmationsOf(text, day("2026-12-01"))).toBe(
      `trace,item reference,amount,posted_on,status\r\n${traces[2]},CREDIT,10.00,2026-12-01,posted\r\n`,
    );
  });
});

describe("names and windows of files", () => {
  it("are told apart by day, window and number", () => {
    const of = { companyId: "1842716093", windowDay: day("2026-11-23"), kind: "cut_off" } as const;
    expect(fileName({ ...of, nth: 1 })).toBe("1842716093-2026-11-23-cut-off.ach");
    expect(fileName({ ...of, kind: "borrower_cut_off", nth: 1 })).toBe(
      "1842716093-2026-11-23-borrower-cut-off.ach",
    );
    expect(fileName({ ...of, kind: "morning", nth: 2 })).toBe("1842716093-2026-11-23-morning-2.ach");
    expect([0, 25, 26, 35, 36].map(fileIdModifier).join("")).toBe("AZ09A");
  });

  it("are written when what closes then has been put into them", () => {
    const on = day("2026-11-23");
    expect(fileWrittenAt("cut_off", on, "17:30")).toEqual(instantAt(on, "17:30:01"));
    expect(fileWrittenAt("morning", on, "17:30")).toEqual(instantAt(on, "09:00:00"));
  });

  it.each([
    ["101 121042882 121042882", true],
    ["\uFEFF5225ACME, INC", true],
    ["trace,item reference", false],
    ["121042880000002,ITEM-1,1.00", false],
    ["", false],
  ])("%s is a NACHA file: %s", (text, expected) => {
    expect(looksLikeNacha(text)).toBe(expected);
  });
});

describe("the form of a servicer's loan numbers", () => {
  it.each([
    ["##########", "0012345678", true],
    ["##########", "001234567", false],
    ["A##-*", "b12-x", true],
    ["#.#", "1x2", false],
  ])("%s fits %s: %s", (mask, number, expected) => {
    expect(isAccountFormat(mask)).toBe(true);
    expect(new RegExp(accountFormatPattern(mask)).test(number)).toBe(expected);
  });

  it.each(["", "(a+)+", "[0-9]", "#".repeat(41)])("%j is none", (mask) => {
    expect(isAccountFormat(mask)).toBe(false);
  });
});
