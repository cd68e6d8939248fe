import { problemsWithRoutingNumber, routingProblemWords } from "../routing-number";

/** What a notification of change corrects. The money it speaks of has arrived: it never makes a payment fail. */
export interface ChangeCode {
  code: string;
  corrects: string;
  /** Whether the corrected data can be taken over into the stored account. */
  automatic: boolean;
}

const TABLE: readonly (readonly [code: string, corrects: string, automatic: boolean])[] = [
  ["C01", "account number", true],
  ["C02", "routing number", true],
  ["C03", "routing number and account number", true],
  ["C04", "name", false],
  ["C05", "kind of account", true],
  ["C06", "account number and kind of account", true],
  ["C07", "routing number, account number and kind of account", true],
  ["C08", "routing number of a bank abroad", false],
  ["C09", "individual id", false],
  ["C13", "format of the addenda", false],
  ["C14", "kind of entry of a bank abroad", false],
  ["C61", "refused: misrouted notification", false],
  ["C62", "refused: wrong trace number", false],
  ["C63", "refused: wrong company id", false],
  ["C64", "refused: wrong individual id", false],
  ["C65", "refused: wrongly formatted corrected data", false],
  ["C66", "refused: wrong discretionary data", false],
  ["C67", "refused: routing number not that of the original entry", false],
  ["C68", "refused: account number not that of the original entry", false],
  ["C69", "refused: wrong transaction code", false],
];

export const CHANGE_CODES: readonly ChangeCode[] = TABLE.map(([code, corrects, automatic]) => ({
  code,
  corrects,
  automatic,
}));

const byCode = new Map(CHANGE_CODES.map((entry) => [entry.code, entry]));

/** Null if it is not a change code. */
export const changeCode = (code: string): ChangeCode | null => byCode.get(code) ?? null;

/** What the corrected data of each code that can be taken over hold, as a person writes them down. */
const DATA_WORDS: Readonly<Record<string, string>> = {
  C01: "the account number, such as 1918171614",
  C02: "the routing number, such as 121042882",
  C03: "the routing number, a space and the account number, such as 121042882 1918171614",
  C05: "the transaction code, 22 for a checking account or 32 for a savings account",
  C06: "the account number, a space and the transaction code (22 checking, 32 savings), such as 1918171614 32",
  C07: "the routing number, the account number and the transaction code (22 checking, 32 savings) with spaces between, such as 121042882 1918171614 32",
};

/** Of a code that corrects nothing of an account: null. */
export const correctedDataWords = (code: string): string | null => DATA_WORDS[code] ?? null;

export type CorrectedAccountType = "checking" | "savings";

export interface Correction {
  routingNumber?: string;
  accountNumber?: string;
  accountType?: CorrectedAccountType;
}

export type CorrectionProblem =
  | { code: "unknown_code"; found: string }
  /** A person has to look: nothing of the stored account is corrected by this code. */
  | { code: "not_automatic"; found: string }
  | { code: "missing_part"; of: string; found: string }
  | { code: "bad_routing_number"; found: string }
  | { code: "bad_account_number"; found: string }
  | { code: "bad_transaction_code"; found: string };

export type CorrectedData =
  { ok: true; correction: Correction } | { ok: false; problems: CorrectionProblem[] };

const ACCOUNT_NUMBER_CHARS = 17;
const ROUTING_NUMBER_CHARS = 9;
const TRANSACTION_CODE_CHARS = 2;
/** 22–24 and 27–29 are entries of a checking account, 32–34 and 37–39 of a savings account (reference 4.3). */
const CHECKING_CODE = /^2[2-47-9]$/;
const SAVINGS_CODE = /^3[2-47-9]$/;

interface Parts {
  routing?: string;
  account?: string;
  transaction?: string;
}

/** Cuts the data field of the addenda into what the code says stands in it. A part that is not there is empty. */
function cut(code: string, text: string): Parts | null {
  const trimmed = text.trim();
  const fields = trimmed.split(/\s+/);
  switch (code) {
    case "C01":
      return { account: text.slice(0, ACCOUNT_NUMBER_CHARS).trim() };
    case "C02":
      return { routing: text.slice(0, ROUTING_NUMBER_CHARS).trim() };
    case "C03":
      return { routing: fields[0] ?? "", account: fields.slice(1).join(" ") };
    case "C05":
      return { transaction: transactionAtStart(trimmed) };
    case "C06":
      return { account: fields.slice(0, -1).join(" "), transaction: fields.at(-1) ?? "" };
    case "C07": {
      const rest = trimmed.slice(ROUTING_NUMBER_CHARS);
      return {
        routing: trimmed.slice(0, ROUTING_NUMBER_CHARS),
        account: rest.slice(0, -TRANSACTION_CODE_CHARS).trim(),
        transaction: rest.slice(-TRANSACTION_CODE_CHARS).trim(),
      };
    }
    default:
      return null;
  }
}

/** Two columns; where they are no transaction code, all that stands there, so that a refusal can name it. */
function transactionAtStart(text: string): string {
  const code = text.slice(0, TRANSACTION_CODE_CHARS);
  return accountTypeOf(code) === null ? text : code;
}

function accountTypeOf(transactionCode: string): CorrectedAccountType | null {
  if (CHECKING_CODE.test(transactionCode)) return "checking";
  return SAVINGS_CODE.test(transactionCode) ? "savings" : null;
}

const isAccountNumber = (text: string): boolean =>
  text.length <= ACCOUNT_NUMBER_CHARS && /^[A-Za-z0-9][A-Za-z0-9 -]*$/.test(text);

/**
 * Reads the corrected data of a notification (29 columns of addenda 98, or the same text from the simulation). All that is
 * wrong is returned and nothing of it may then be applied: half a correction is a wrong account.
 */
export function parseCorrectedData(code: string, text: string): CorrectedData {
  if (!byCode.has(code)) return { ok: false, problems: [{ code: "unknown_code", found: code }] };
  const parts = cut(code, text);
  if (parts === null) return { ok: false, problems: [{ code: "not_automatic", found: code }] };
  if (Object.values(parts).includes("")) {
    return { ok: false, problems: [{ code: "missing_part", of: code, found: text.trim() }] };
  }
  const { routing, account, transaction } = parts;
  const problems: CorrectionProblem[] = [];
  const correction: Correction = {};
  if (routing !== undefined) {
    if (problemsWithRoutingNumber(routing).length > 0)
      problems.push({ code: "bad_routing_number", found: routing });
    else correction.routingNumber = routing;
  }
  if (account !== undefined) {
    if (isAccountNumber(account)) correction.accountNumber = account;
    else problems.push({ code: "bad_account_number", found: account });
  }
  if (transaction !== undefined) {
    const accountType = accountTypeOf(transaction);
    if (accountType === null) problems.push({ code: "bad_transaction_code", found: transaction });
    else correction.accountType = accountType;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, correction };
}

export function correctionProblemWords(problem: CorrectionProblem): string {
  switch (problem.code) {
    case "unknown_code":
      return `${problem.found} is not a change code. Expected C01 to C09, C13, C14 or C61 to C69.`;
    case "not_automatic":
      return `${problem.found} corrects nothing of the stored account by itself. Read it and decide.`;
    case "missing_part":
      return `Expected ${correctedDataWords(problem.of) ?? "more"}; found ${problem.found === "" ? "nothing" : `only "${problem.found}"`}.`;
    case "bad_routing_number": {
      const [first] = problemsWithRoutingNumber(problem.found);
      return `The corrected routing number is wrong. ${first ? routingProblemWords(first) : ""}`.trim();
    }
    case "bad_account_number":
      return `Expected an account number of at most ${ACCOUNT_NUMBER_CHARS} letters and digits, found "${problem.found}".`;
    case "bad_transaction_code":
      return `Expected a transaction code, 22 for a checking account or 32 for a savings account, found "${problem.found}".`;
  }
}
