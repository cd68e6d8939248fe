import { formatMoney, isAbove, ITEM_AMOUNT_MAX, type Money, parseMoney, ZERO } from "../money";

export type AmountProblemCode =
  | "empty"
  | "zero"
  | "negative"
  | "accounting_negative"
  | "decimal_comma"
  | "too_many_decimals"
  | "exponent"
  | "currency_text"
  | "misplaced_separator"
  | "too_large"
  | "not_a_number";

/** What is wrong with a cell. Never resolved by us: `candidates` are what the writer may have meant. */
export interface AmountProblem {
  code: AmountProblemCode;
  /** The cell as it stood, trimmed, shortened if it is very long. */
  found: string;
  candidates: Money[];
}

export type AmountReading = { ok: true; amount: Money } | { ok: false; problem: AmountProblem };

const CELL_SHOWN_CHARS = 40;
/** No amount is longer; a 10 MB cell is refused before any pattern reads it. */
const CELL_READ_CHARS = 64;

const PLAIN = /^\$?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(\.\d{1,2})?$/;
const THOUSANDS_BY_POINT = /^\d{1,3}(?:\.\d{3})+$/;
/** Hyphen, minus sign and dash, in front of the digits or behind them. */
const NEGATIVE = /^\$?\s*[-\u2212\u2013].*\d|\d\s*[-\u2212\u2013]$/;

const shown = (text: string): string =>
  text.length > CELL_SHOWN_CHARS ? `${text.slice(0, CELL_SHOWN_CHARS)}…` : text;

const readPlain = (text: string): Money | null =>
  PLAIN.test(text) ? parseMoney(text.replace(/[$,]/g, "")) : null;

/** The candidates that are amounts above zero, each once. */
function plausible(texts: readonly string[]): Money[] {
  const read = texts.flatMap((text) => parseMoney(text) ?? []);
  return [...new Set(read)].filter((amount) => amount !== ZERO && !isAbove(amount, ITEM_AMOUNT_MAX));
}

/** Too many places: the same with two if the rest is zeros, else the amounts on both sides, and thousands if it may be so. */
function roundings(text: string): string[] {
  const [whole = "", places = ""] = text.split(".");
  const cut = `${whole}.${places.slice(0, 2)}`;
  if (/^\d\d0+$/.test(places)) return THOUSANDS_BY_POINT.test(text) ? [whole + places, cut] : [cut];
  const cents = BigInt(whole + places.slice(0, 2)) + 1n;
  const above = cents.toString().padStart(3, "0");
  return [cut, `${above.slice(0, -2)}.${above.slice(-2)}`];
}

/** 1e3 written out; only small whole exponents, which is what spreadsheets make. */
function writtenOut(text: string): string[] {
  const [, whole = "", places = "", exponent = ""] =
    /^(\d{1,12})(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text) ?? [];
  const zeros = Number.parseInt(exponent, 10) - places.length;
  return whole !== "" && zeros >= 0 ? [whole + places + "0".repeat(zeros)] : [];
}

/** A comma where the point belongs, or both the other way round. */
function commaReadings(text: string): string[] {
  const [whole = "", cents = ""] = text.replace(/[.\s]/g, "").split(",");
  return text.includes(".") ? [`${whole}.${cents}`] : [whole + cents, `${whole}.${cents}`];
}

type Fault = [code: AmountProblemCode, candidates?: readonly string[]];

/** Why text that is no plain amount is none. `text` is trimmed and short. */
function faultOf(text: string): Fault {
  // No candidate for these: turning money that comes back into money that is paid is not a slip to be mended in one click.
  if (/^\$?\s*\(.*\)$/.test(text)) return ["accounting_negative"];
  if (NEGATIVE.test(text)) return ["negative"];
  const bare = text.replace(/^\$\s*/, "");
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(bare)) return ["exponent", writtenOut(bare)];
  if (/^(?:\d+|\d{1,3}(?:[. ]\d{3})+),\d{1,2}$/.test(bare)) return ["decimal_comma", commaReadings(bare)];
  const grouped = bare.replace(/,(?=\d{3}(?:\D|$))/g, "");
  if (/^\d{1,12}\.\d{3,}$/.test(grouped)) return ["too_many_decimals", roundings(grouped)];
  if (/^\d[\d,]*(?:\.\d*)?$/.test(bare) && bare.replace(/\..*|,/g, "").length > 12) return ["too_large"];
  if (/^\d[\d,.\s'’]*$|^\.\d+$/.test(bare)) return ["misplaced_separator", misplaced(bare)];
  const number = /^(?:[A-Za-z]{1,7}|\p{Sc})?\s*([\d,.]+)\s*(?:[A-Za-z]{1,7}\.?|\p{Sc})?$/u.exec(text)?.[1];
  if (number !== undefined && /\d/.test(number)) return ["currency_text", [number.replaceAll(",", "")]];
  return ["not_a_number"];
}

/** "1,23,456.00", "1 000.00", "150." and ".50": the digits with their last point, if there is just one. */
function misplaced(text: string): string[] {
  const digits = text.replace(/[,\s'’]/g, "");
  return [digits.replace(/^\./, "0.").replace(/\.$/, "")];
}

/**
 * Reads a money cell of a contribution file by the one strict grammar of rules 5: dollars, at most two places, commas
 * only between thousands, "$" allowed, above zero. Everything ambiguous is refused, with what it may have meant.
 */
export function readAmount(raw: string): AmountReading {
  const text = raw.trim();
  const refuse = ([code, candidates = []]: Fault): AmountReading => ({
    ok: false,
    problem: { code, found: shown(text), candidates: plausible(candidates) },
  });
  if (text === "") return refuse(["empty"]);
  if (text.length > CELL_READ_CHARS) return refuse([/^[\d,.]+$/.test(text) ? "too_large" : "not_a_number"]);
  const amount = readPlain(text);
  if (amount === null) return refuse(faultOf(text));
  if (amount === ZERO) return refuse(["zero"]);
  if (isAbove(amount, ITEM_AMOUNT_MAX)) return refuse(["too_large"]);
  return { ok: true, amount };
}

const EXPECTED = "expected dollars and cents such as 150.00";

function causeWords(code: AmountProblemCode, found: string): string {
  switch (code) {
    case "empty":
      return `${EXPECTED}, found an empty cell. Enter the amount or leave the row out.`;
    case "zero":
      return `expected an amount above zero, found ${found}. Enter the amount or leave the row out.`;
    case "negative":
      return `expected an amount above zero, found ${found}, which is negative. Money that is to come back is not part of a contribution file.`;
    case "accounting_negative":
      return `expected an amount above zero, found ${found}; parentheses mean a negative amount. Money that is to come back is not part of a contribution file.`;
    case "decimal_comma":
      return `${EXPECTED}, found ${found}.`;
    case "too_many_decimals":
      return `expected at most two decimal places, found ${found}.`;
    case "exponent":
      return `${EXPECTED}, found ${found}, which a spreadsheet has shortened.`;
    case "currency_text":
      return `${EXPECTED}, without a currency, found ${found}.`;
    case "misplaced_separator":
      return `${EXPECTED}, found ${found}, whose commas or points are not where thousands and cents begin.`;
    case "too_large":
      return `expected at most ${formatMoney(ITEM_AMOUNT_MAX)}, found ${found}.`;
    case "not_a_number":
      return `${EXPECTED}, found ${found}.`;
  }
}

/** What follows "Row 42, Amount: ": expected, found, and what may have been meant. */
export function amountProblemWords({ code, found, candidates }: AmountProblem): string {
  const question = candidates.length > 0 ? ` Did you mean ${candidates.join(" or ")}?` : "";
  return causeWords(code, found) + question;
}
