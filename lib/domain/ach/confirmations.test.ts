import { describe, expect, it } from "vitest";
import { day } from "../days";
import type { FileRow } from "../files/row";
import { confirmationProblemWords, readConfirmations } from "./confirmations";
import { randomFrom } from "./testing/random";

const FILES = process.env["PAYDOWN_CHAOS"] === "1" ? 10_000 : 2_000;
const TODAY = day("2026-12-01");
const HEADER = "trace,item reference,amount,posted_on,status";

const rowsOf = (text: string): FileRow[] =>
  text.split("\n").map((line, index) => ({ row: index + 1, cells: line.split(",") }));
const read = (...lines: string[]) => readConfirmations(rowsOf(lines.join("\n")), TODAY);
const words = (...lines: string[]): string[] => read(...lines).problems.map(confirmationProblemWords);

describe("a servicer's confirmation file", () => {
  it("says what was done with each credit", () => {
    expect(
      read(
        HEADER,
        "121042880000002,ITEM-0001,350.00,2026-12-01,posted",
        "121042880000003,,$1200.5,2026-11-30,Short",
        ",ITEM-0003,,,rejected",
      ),
    ).toEqual({
      problems: [],
      confirmations: [
        {
          row: 2,
          trace: "121042880000002",
          itemReference: "ITEM-0001",
          status: "posted",
          amount: "350.00",
          postedOn: "2026-12-01",
        },
        {
          row: 3,
          trace: "121042880000003",
          itemReference: null,
          status: "short",
          amount: "1200.50",
          postedOn: "2026-11-30",
        },
        { row: 4, trace: null, itemReference: "ITEM-0003", status: "rejected" },
      ],
    });
  });

  it("may have its columns in any order and case, and others beside them", () => {
    const { confirmations, problems } = read(
      "Status,note,POSTED ON,Amount,item_reference,Trace",
      "posted,thanks,2026-12-01,350.00,'=1+1,121042880000002",
    );
    expect(problems).toEqual([]);
    expect(confirmations).toEqual([expect.objectContaining({ itemReference: "=1+1", amount: "350.00" })]);
  });

  it.each<[string, string[], string[]]>([
    [
      "a column is missing or twice",
      ["trace,item reference,amount,status,Amount"],
      [
        "Row 1, two columns are named “amount”. Remove one of them.",
        "Row 1, the column “posted_on” is missing. Expected trace, item reference, amount, posted_on, status.",
      ],
    ],
    [
      "a row names nothing",
      [HEADER, ",,350.00,2026-12-01,posted"],
      ["Row 2, expected a trace number or an item reference, found neither."],
    ],
    [
      "a spreadsheet shortened the trace",
      [HEADER, "1.21043E+14,,350.00,2026-12-01,posted", "21000020000001,,350.00,2026-12-01,posted"],
      [
        "Row 2, trace: expected 15 digits, found “1.21043E+14”, which a spreadsheet has shortened. Take the file as the servicer sent it.",
        "Row 3, trace: expected 15 digits, found “21000020000001”, which has lost its leading zeros. Take the file as the servicer sent it.",
      ],
    ],
    [
      "everything else is wrong at once",
      [HEADER, "121042880000002,,(50.00),12/01/2026,done"],
      [
        "Row 2, amount: expected dollars and cents above zero such as 150.00, found “(50.00)”.",
        "Row 2, posted_on: expected a day such as 2026-12-01, found “12/01/2026”.",
        "Row 2, status: expected posted, short or rejected, found “done”.",
      ],
    ],
    [
      "a day has not come yet",
      [HEADER, "121042880000002,,350.00,2026-12-02,posted"],
      ["Row 2, posted_on: expected today (Tue, Dec 1) or earlier, found 2026-12-02."],
    ],
  ])("says so when %s", (_, lines, expected) => {
    expect(words(...lines)).toEqual(expected);
  });

  it("keeps what is right beside what is wrong, and a credit once", () => {
    const { confirmations, problems } = read(
      HEADER,
      "121042880000002,ITEM-1,350.00,2026-12-01,posted",
      "121042880000003,ITEM-2,abc,2026-12-01,posted",
      ",ITEM-1,350.00,2026-12-01,posted",
      "121042880000004,ITEM-4,1.00,2026-12-01,posted",
    );
    expect(confirmations.map(({ row }) => row)).toEqual([2, 5]);
    expect(problems.map(confirmationProblemWords)[1]).toBe(
      "Row 4, this credit is confirmed in row 2 already, and is left out here.",
    );
  });

  it("says of an empty one what it lacks", () => {
    expect(readConfirmations([], TODAY).problems.map(confirmationProblemWords)).toEqual([
      "Row 1, expected a row with the columns trace, item reference, amount, posted_on, status, found nothing.",
    ]);
  });

  it(`is never thrown at: ${FILES} files of random cells`, () => {
    const cells = [
      "",
      "posted",
      "short",
      "350.00",
      "-1",
      "2026-12-01",
      "121042880000002",
      "ITEM-1",
      "\u0000",
      "1e9",
    ];
    for (let seed = 1; seed <= FILES; seed += 1) {
      const below = randomFrom(seed);
      const rows = Array.from({ length: below(5) }, (_, index): FileRow => {
        const random = Array.from({ length: below(7) }, () => cells[below(cells.length)] ?? "");
        return { row: index + 1, cells: index === 0 && below(4) > 0 ? HEADER.split(",") : random };
      });
      const { confirmations, problems } = readConfirmations(rows, TODAY);
      const told = new Set([...confirmations, ...problems].map(({ row }) => row));
      // Each row is given out or told, unless the columns themselves were wrong.
      const isRead = problems.every(({ row }) => row > 1);
      if (isRead) expect(told, `seed ${seed}`).toEqual(new Set(rows.slice(1).map(({ row }) => row)));
      for (const problem of problems) expect(confirmationProblemWords(problem)).toMatch(/^Row \d+, .+\.$/s);
    }
  });
});
