import { describe, expect, it } from "vitest";
import { describeFileFault, type FileFault, FileRefused } from "@/lib/domain/files/faults";
import { fileBytesMax, fileRowsMax } from "@/lib/domain/files/limits";
import { allRows } from "./demo-roster";
import { openFile } from "./open";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEADER = "external_id,amount,memo\n";

function faultOf(file: Uint8Array): FileFault {
  try {
    allRows(openFile(file, "contributions"));
  } catch (error) {
    if (error instanceof FileRefused) return error.fault;
    throw error;
  }
  throw new Error("the file was read");
}

describe("files that cannot be read are refused with their reason", () => {
  const cases: [name: string, file: Uint8Array, fault: FileFault][] = [
    ["empty", bytes(""), { code: "empty" }],
    ["a byte-order mark only", bytes("\uFEFF"), { code: "empty" }],
    ["blank lines only", bytes(" \r\n\t\n"), { code: "empty" }],
    ["header only", bytes(HEADER), { code: "no_rows", headerRow: 1 }],
    ["header and blank lines", bytes(`\n${HEADER}\n,,\n`), { code: "no_rows", headerRow: 2 }],
    ["a zip renamed .csv", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), { code: "zip" }],
    ["UTF-16 with its mark", new Uint8Array([0xff, 0xfe, 0x65, 0, 0x78, 0]), { code: "utf16" }],
    [
      "UTF-16 without",
      new Uint8Array([...HEADER].flatMap((letter) => [letter.charCodeAt(0), 0])),
      { code: "utf16" },
    ],
    ["a PDF", bytes("%PDF-1.7\n"), { code: "not_text", kind: "pdf", row: null }],
    [
      "an old workbook",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]),
      { code: "not_text", kind: "old_excel", row: null },
    ],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), { code: "not_text", kind: "image", row: null }],
    ["a NUL in row 2", bytes(`${HEADER}E1,1\u0000,\n`), { code: "not_text", kind: "binary", row: 2 }],
    [
      "an unclosed quote",
      bytes(`${HEADER}E1,1.00,ok\nE2,"2.00,\nE3,3.00,\n`),
      { code: "unclosed_quote", row: 3 },
    ],
    [
      "an unclosed quote that swallows a large file",
      bytes(`${HEADER}E2,"2.00,\n${"E3,3.00,\n".repeat(9_000)}`),
      { code: "unclosed_quote", row: 2 },
    ],
    [
      "an unclosed quote before a quoted cell",
      bytes(`${HEADER}E1,1,"a\nE2,2,"b"\n`),
      { code: "bad_quote", row: 2 },
    ],
    [
      "a 10 MB cell",
      bytes(`${HEADER}E1,1.00,${"x".repeat(10 * 1024 * 1024)}\n`),
      { code: "cell_too_long", row: 2, column: 3 },
    ],
    [
      "a million columns",
      bytes(`${HEADER}${"1,".repeat(1_000_000)}\n`),
      { code: "too_many_columns", row: 2 },
    ],
    [
      "a million empty columns",
      bytes(`${HEADER}${",".repeat(1_000_000)}\n`),
      { code: "too_many_columns", row: 2 },
    ],
    [
      "a million columns in the header",
      bytes("amount,".repeat(1_000_000)),
      { code: "too_many_columns", row: 1 },
    ],
    ["one row too many", bytes(HEADER + "E1,1.00,\n".repeat(fileRowsMax + 1)), { code: "too_many_rows" }],
    [
      "only newlines, two million",
      bytes(`${HEADER}E1,1.00,\n${"\n".repeat(2_000_000)}`),
      { code: "too_many_lines" },
    ],
    [
      "data without a header",
      bytes("E10002,2350621281,437.50\n"),
      { code: "no_header", row: 1, looksLike: "data" },
    ],
    ["one word", bytes("hello"), { code: "no_header", row: 1, looksLike: "nothing" }],
  ];

  it.each(cases)("%s", (_name, file, fault) => {
    expect(faultOf(file)).toEqual(fault);
  });

  it("one byte above the limit, not one at it", () => {
    const file = new Uint8Array(fileBytesMax + 1).fill(0x0a);
    expect(faultOf(file)).toEqual({ code: "too_large", bytes: fileBytesMax + 1 });
    expect(faultOf(file.subarray(1))).toEqual({ code: "empty" });
  });

  it("as many rows as a batch may have are read", () => {
    expect(allRows(openFile(bytes(HEADER + "E1,1.00,\n".repeat(fileRowsMax)), "contributions"))).toHaveLength(
      fileRowsMax,
    );
  });

  it.each(cases)("says in a sentence what to do: %s", (_name, _file, fault) => {
    const words = describeFileFault(fault);
    expect(words).toMatch(/^[A-Z].*\.$/);
    if ("row" in fault && fault.row !== null && !words.includes("No row")) {
      expect(words).toMatch(new RegExp(`[Rr]ow ${fault.row}\\b`));
    }
  });

  it("is a Refusal, so that the edges answer without a catch of their own", () => {
    const refusal = new FileRefused({ code: "unclosed_quote", row: 3 });
    expect(refusal.code).toBe("invalid");
    expect(refusal.problems).toEqual([{ path: "file", message: refusal.message }]);
  });
});
