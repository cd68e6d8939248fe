import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "./decode";
import { type Delimiter, detectDelimiter } from "./delimiter";
import { allRows } from "./demo-roster";
import { openFile } from "./open";
import { readRows } from "./rows";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = (text: string, delimiter: Delimiter = ",") =>
  [...readRows(bytes(text), "utf-8", delimiter)].flat();

describe("rows", () => {
  it("are numbered as a spreadsheet shows them: blank lines count, newlines in a cell do not", () => {
    expect(rowsOf('a,b\n\n"x\ny\r\nz",1\r\n , \nlast,2')).toEqual([
      { row: 1, cells: ["a", "b"] },
      { row: 3, cells: ["x\ny\r\nz", "1"] },
      { row: 5, cells: ["last", "2"] },
    ]);
  });

  it("end with LF, CRLF or CR, mixed", () => {
    expect(rowsOf("a\rb\r\nc\nd").map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
      [4, "d"],
    ]);
  });

  it("keep a quotation mark that does not begin a cell, a doubled one, and spaces", () => {
    expect(rowsOf('6" pipe,"say ""hi""" , x\n')[0]?.cells).toEqual(['6" pipe', 'say "hi"', " x"]);
  });

  it("come in batches of the size asked for", () => {
    const batches = [...readRows(bytes("a\n".repeat(23)), "utf-8", ",", 10)];
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 3]);
  });

  const cell = fc.string({
    unit: fc.constantFrom("a", "7", " ", ",", ";", '"', "\n", "\r\n", "é", "=", "'"),
    maxLength: 8,
  });
  const quoted = (text: string): string =>
    /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  it("are those that an independent reader finds, wherever the slices fall", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        fc.nat(3),
        (table, filler) => {
          // A first cell near the length of a slice puts the rest across its edge.
          const lead = `"${"x\n".repeat(1_000)}",`.repeat(32) + "y".repeat(1_500 + filler);
          const text = `${lead}\n${table.map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
          const theirs: string[][] = parse(text, {
            relax_column_count: true,
            record_delimiter: ["\r\n", "\n", "\r"],
          });
          const filled = theirs.filter((row) => row.some((one) => one.trim() !== ""));
          expect(rowsOf(text).map(({ cells }) => cells)).toEqual(filled);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("encodings", () => {
  it("UTF-8 with and without a byte-order mark, Windows-1252 where it is not UTF-8", () => {
    expect(decode(bytes("\uFEFFname\nZoë"))).toMatchObject({ ok: true, encoding: "utf-8" });
    const old = new Uint8Array([...bytes("id,amount,name\nE1,1.00,Zo"), 0xeb, 0x2c, 0x80]);
    const file = openFile(old, "contributions");
    expect(file.encoding).toBe("windows-1252");
    expect(allRows(file)[0]?.cells).toEqual(["E1", "1.00", "Zoë", "€"]);
  });

  it("drops the Ctrl-Z that old systems end a text with", () => {
    expect(allRows(openFile(bytes("id,amount\nE1,1.00\n\u001A"), "contributions"))).toHaveLength(1);
  });

  it("does not break a letter that stands across two slices", () => {
    const file = openFile(bytes(`id,amount,name\n${"E1,1.00,ëëëëëëëë\n".repeat(20_000)}`), "contributions");
    expect(allRows(file).every(({ cells }) => cells[2] === "ëëëëëëëë")).toBe(true);
  });
});

describe("delimiter", () => {
  it.each<[Delimiter, string]>([
    [",", '"Title; with; semicolons"\n\na,b,c\n1,2,3'],
    [";", "id;amount\nE1;1,00\nE2;2,50\n"],
    ["\t", "id\tname\tamount\nE1\tSmith, Jo\t1.00\n"],
    ["|", "id|name|amount\nE1|Smith, Jo|1.00\n"],
    [";", '"a,b";"c,d"\n"e,f";"g,h"\n'],
    [";", "sep=;\nid,x;amount\n"],
    [",", "amount\n1.00\n"],
  ])("%j", (delimiter, text) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
