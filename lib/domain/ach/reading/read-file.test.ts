import { describe, expect, it } from "vitest";
import { answerFile, goldenAnswers, goldenCredit, put, withLine } from "../testing/answers";
import { goldenFile, goldenText } from "../testing/files";
import { problemsWithFile } from "../testing/slow-checker";
import { achFaultSentence } from "./faults";
import { type AchReading, readAchFile } from "./read-file";

const answers = goldenAnswers;
const lines = answers.split("\n");

const sentences = (text: string): string[] => readAchFile(text).faults.map(achFaultSentence);
const withoutLines = (reading: AchReading): unknown =>
  JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === "line" ? undefined : value)));

describe("a file of the bank's answers", () => {
  it("is read: returns, dates of death and corrections", () => {
    expect(problemsWithFile(answers)).toEqual([]);
    const reading = readAchFile(answers);
    expect(reading.faults).toEqual([]);
    expect(reading.entries).toEqual([]);
    expect(reading.returns).toEqual([
      {
        line: 3,
        companyId: "1123456789",
        trace: "091000010000001",
        originalTrace: "121042880000001",
        originalBank: "02100002",
        code: "R01",
        direction: "debit",
        accountType: "checking",
        routingNumber: "121042882",
        accountNumber: "000123456789",
        amount: "600.00",
        identification: "BATCH-2026-11",
        name: "SOMEBODY",
        dateOfDeath: null,
        information: "NSF",
      },
      expect.objectContaining({
        line: 5,
        originalTrace: "121042880000002",
        code: "R15",
        direction: "credit",
        amount: "350.00",
        dateOfDeath: "2026-11-01",
      }),
    ]);
    expect(reading.corrections).toEqual([
      expect.objectContaining({
        line: 7,
        originalTrace: "121042880000003",
        changeCode: "C03",
        text: "121042882    1918171614",
        data: { ok: true, correction: { routingNumber: "121042882", accountNumber: "1918171614" } },
      }),
    ]);
  });

  it("may have lost its padding, its line ends' kind, its case, its trailing spaces, its line ends", () => {
    const expected = withoutLines(readAchFile(answers));
    const asExpected = (text: string) => {
      expect(withoutLines(readAchFile(text))).toEqual(expected);
    };
    asExpected(answers.replaceAll("\n", "\r\n"));
    asExpected(answers.replaceAll("\n", "\r"));
    asExpected(answers.replace(/9{94}\n/g, ""));
    asExpected(answers.toLowerCase());
    asExpected(answers.replace(/ +\n/g, "\n"));
    asExpected(answers.replaceAll("\n", "\n\n"));
    asExpected(`\uFEFF${answers.trimEnd()}`);
    asExpected(answers.replaceAll("\n", ""));
  });

  it("may be several files joined", () => {
    const reading = readAchFile(answers + goldenText);
    expect(reading.faults).toEqual([]);
    expect(reading.headers.map(({ line }) => line)).toEqual([1, 11]);
    expect([reading.returns.length, reading.entries.length]).toEqual([2, 3]);
  });

  it("gives a correction that cannot be taken over, with its reason", () => {
    const text = answerFile(goldenFile, [{ of: goldenCredit, changeCode: "C02", text: "123456789" }]);
    const reading = readAchFile(text);
    expect(reading.faults).toEqual([]);
    expect(reading.corrections[0]?.data).toEqual({
      ok: false,
      problems: [{ code: "bad_routing_number", found: "123456789" }],
    });
  });
});

describe("a faulty file says each fault with its line, expected and found", () => {
  it.each<[string, string, string[]]>([
    ["nothing", "", ["Line 1, the file: expected a NACHA file, found nothing."]],
    [
      "an amount of letters",
      put(answers, 3, 30, "00000X0000"),
      ["Line 3, the amount (columns 30–39): expected 10 digits, found “00000X0000”."],
    ],
    [
      "another amount",
      put(answers, 5, 30, "0000035001"),
      [
        "Line 9, the credits in the batch control: expected 000000035001, found “000000035000”.",
        "Line 10, the credits in the file control: expected 000000035001, found “000000035000”.",
      ],
    ],
    [
      "a return code that is none",
      put(answers, 4, 4, "X01"),
      ["Line 4, the return code (columns 4–6): expected R and two digits, found “X01”."],
    ],
    [
      "a trace that is none",
      put(answers, 6, 7, "ABC"),
      ["Line 6, the original trace number (columns 7–21): expected 15 digits, found “ABC042880000002”."],
    ],
    [
      "a routing number with a wrong check digit",
      put(answers, 5, 12, "9"),
      [
        "Line 5, the routing number (columns 4–12): expected a routing number whose check digit fits, found “121042889”.",
      ],
    ],
    [
      "an addenda of another entry",
      put(answers, 4, 94, "7"),
      ["Line 4, the trace number (columns 80–94): expected the trace of its entry, found “091000010000007”."],
    ],
    [
      "a line that lost a column",
      withLine(answers, 5, (old) => old.replace("SOMEBODY", "SOMEBOY")),
      ["Line 5, the entry: expected 94 columns, found 93."],
    ],
    [
      "a line of something else",
      withLine(answers, 5, () => "hello"),
      ["Line 5, column 1: expected a record that begins with 1, 5, 6, 7, 8 or 9, found “H”."],
    ],
    [
      "an answer without its addenda",
      withLine(answers, 4, () => null),
      [
        "Line 3, the record: expected an addenda, found none.",
        "Line 8, the count in the batch control: expected 000005, found “000006”.",
        "Line 9, the count in the file control: expected 00000005, found “00000006”.",
      ],
    ],
    [
      "a batch of another company in its control",
      put(answers, 9, 45, "9"),
      ["Line 9, the company id in the batch control: expected 1123456789, found “9123456789”."],
    ],
    [
      "a truncated file",
      lines.slice(0, 5).join("\n"),
      [
        "Line 5, the record: expected an addenda, found none.",
        "Line 6, the record: expected a batch control, found none.",
        "Line 6, the record: expected a file control, found none.",
      ],
    ],
    [
      "a date of death that no calendar has",
      put(answers, 6, 22, "261131"),
      ["Line 6, the date of death (columns 22–27): expected a date as YYMMDD, or nothing, found “261131”."],
    ],
    [
      "entries of another layout",
      put(answers, 2, 51, "IAT"),
      [
        "Line 2, the entry class (columns 51–53): expected entries of one payment within the country, found “IAT”.",
      ],
    ],
    [
      "a lost batch header",
      withLine(answers, 2, () => null),
      ["Line 2, the record: expected a batch header first, found an entry."],
    ],
    [
      "a lost file header",
      withLine(answers, 1, () => null),
      ["Line 1, the record: expected a file header first, found a batch header."],
    ],
    [
      "a lost batch control",
      withLine(answers, 9, () => null),
      ["Line 9, the record: expected a batch control, found none."],
    ],
  ])("%s", (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("and keeps all that is right beside it", () => {
    const kept = (text: string) => {
      const { returns, corrections } = readAchFile(text);
      return [...returns.map(({ code }) => code), ...corrections.map(({ changeCode }) => changeCode)];
    };
    expect(kept(put(answers, 3, 30, "00000X0000"))).toEqual(["R15", "C03"]);
    expect(kept(put(answers, 6, 22, "261131"))).toEqual(["R01", "R15", "C03"]);
    expect(kept(withLine(answers, 6, (old) => old.slice(0, 80)))).toEqual(["R01", "C03"]);
    expect(kept(withLine(answers, 1, () => null))).toEqual(["R01", "R15", "C03"]);
    expect(kept(withLine(answers, 2, () => null))).toEqual(["R01", "R15", "C03"]);
    expect(kept(lines.slice(0, 5).join("\n"))).toEqual(["R01"]);
  });

  it("and shows no account number", () => {
    const text = put(answers, 3, 13, "12345678901_3456*");
    expect(sentences(text)).toEqual([
      "Line 3, the account number (columns 13–29): expected an account number, found something else.",
    ]);
    expect(JSON.stringify(readAchFile(text).faults)).not.toContain("12345678901");
  });
});
