import { escapeFormula } from "./formula";

/** What a money cell may look like; anything else in that column is text, and escaped as text is. */
const LIKE_AN_AMOUNT = /^[-\d.,$() ]+$/;

export const escapeAmount = (text: string): string =>
  LIKE_AN_AMOUNT.test(text) ? text : escapeFormula(text);

/** One line of a CSV, quoted where it must be. Cells are escaped by their callers, who know which of them is an amount. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
