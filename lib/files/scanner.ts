import { FileRefused } from "@/lib/domain/files/faults";
import { cellCharactersMax, fileColumnsMax, fileLinesMax } from "@/lib/domain/files/limits";
import type { FileRow } from "@/lib/domain/files/row";
import type { Delimiter } from "./delimiter";

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * Cuts a text that comes in slices into rows of cells (RFC 4180), and into nothing larger than the limits allow, whatever the text.
 * A quotation mark inside a cell that does not begin with one is a character like any other, as spreadsheets have it; text after a
 * closing one is refused, because it most often means that an earlier one was never closed and rows would be swallowed.
 */
export class Scanner {
  /** Rows that are not blank and were not yet taken. */
  rows: FileRow[] = [];
  readonly #delimiter: number;
  /** The row a spreadsheet shows: blank lines count, newlines inside a cell do not. */
  #row = 1;
  #cells: string[] = [];
  #cell = "";
  #blank = true;
  #state: "start" | "plain" | "quoted" | "closed" = "start";
  #afterCarriageReturn = false;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** @throws FileRefused */
  feed(text: string): void {
    let at = 0;
    while (at < text.length) at = this.#state === "quoted" ? this.#quoted(text, at) : this.#outside(text, at);
  }

  /** @throws FileRefused */
  end(): void {
    if (this.#state === "quoted") throw new FileRefused({ code: "unclosed_quote", row: this.#row });
    if (this.#state !== "start" || this.#cells.length > 0) this.#endRow();
  }

  #quoted(text: string, at: number): number {
    const close = text.indexOf('"', at);
    this.#append(text.slice(at, close === -1 ? text.length : close));
    if (close === -1) return text.length;
    this.#state = "closed";
    return close + 1;
  }

  #outside(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (this.#afterCarriageReturn) {
      this.#afterCarriageReturn = false;
      if (code === LINE_FEED) return at + 1;
    }
    if (code === this.#delimiter) this.#endCell();
    else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      this.#endRow();
      this.#afterCarriageReturn = code === CARRIAGE_RETURN;
    } else if (code === QUOTE && this.#state === "start") this.#state = "quoted";
    else if (this.#state === "closed") this.#afterClosing(code);
    else return this.#plain(text, at);
    return at + 1;
  }

  #afterClosing(code: number): void {
    if (code === QUOTE) {
      this.#append('"');
      this.#state = "quoted";
    } else if (code !== SPACE) throw new FileRefused({ code: "bad_quote", row: this.#row });
  }

  #plain(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    }
    this.#append(text.slice(from, at));
    this.#state = "plain";
    return at;
  }

  #append(text: string): void {
    if (this.#cell.length + text.length > cellCharactersMax) {
      const runsOn = this.#state === "quoted" && (this.#cell + text).includes("\n");
      throw new FileRefused(
        runsOn
          ? { code: "unclosed_quote", row: this.#row }
          : { code: "cell_too_long", row: this.#row, column: this.#cells.length + 1 },
      );
    }
    this.#cell = this.#cell === "" ? text : this.#cell + text;
  }

  #endCell(): void {
    if (this.#cells.length === fileColumnsMax)
      throw new FileRefused({ code: "too_many_columns", row: this.#row });
    if (this.#blank && this.#cell.trim() !== "") this.#blank = false;
    this.#cells.push(this.#cell);
    this.#cell = "";
    this.#state = "start";
  }

  #endRow(): void {
    if (this.#row > fileLinesMax) throw new FileRefused({ code: "too_many_lines" });
    this.#endCell();
    if (!this.#blank) this.rows.push({ row: this.#row, cells: this.#cells });
    this.#row += 1;
    this.#cells = [];
    this.#blank = true;
  }
}
