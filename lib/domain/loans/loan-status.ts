/** What a status means for paying: `closed` nothing is owed, `moved` paid or at another servicer, `unclear` a person looks. */
export type LoanStatusGroup = "current" | "default" | "closed" | "moved" | "unclear";

/** NSLDS codes (reference 1.6), with what the documents say they mean. */
const STATUSES = {
  RP: ["In Repayment", "current"],
  DA: ["Deferred", "current"],
  FB: ["Forbearance", "current"],
  IG: ["In Grace Period", "current"],
  IM: ["In Military Grace", "current"],
  IP: ["In Post-Deferment Grace (Perkins Only)", "current"],
  IA: ["Loan Originated", "current"],
  ID: ["In School or Grace Period", "current"],
  DU: ["Defaulted, Unresolved", "default"],
  DF: ["Defaulted, Unresolved", "default"],
  DB: ["Defaulted, Then Bankrupt, Active, Chapter 13", "default"],
  DO: ["Defaulted, Then Bankrupt, Active, Other", "default"],
  DL: ["Defaulted, In Litigation", "default"],
  DT: ["Defaulted, Collection Terminated", "default"],
  DX: ["Defaulted, Six Consecutive Payments", "default"],
  DZ: ["Defaulted, Six Consecutive Payments, Then Missed Payment", "default"],
  DR: ["Defaulted, Loan in Roll-Up Loan", "default"],
  DW: ["Defaulted, Write-Off", "default"],
  XD: ["Defaulted", "default"],
  DC: ["Defaulted, Compromise", "closed"],
  DD: ["Defaulted, Then Died", "closed"],
  DK: ["Defaulted, Then Bankrupt, Discharged, Chapter 13", "closed"],
  DN: ["Defaulted, Paid in Full Through Consolidation Loan", "closed"],
  DP: ["Defaulted, Paid in Full", "closed"],
  DS: ["Defaulted, Then Disabled", "closed"],
  OD: ["Defaulted, Then Bankrupt, Discharged, Other", "closed"],
  PF: ["Paid in Full", "moved"],
  PC: ["Paid in Full Through Consolidation Loan", "moved"],
  PN: ["Non-Defaulted, Paid in Full Through Consolidation Loan", "moved"],
  PM: ["Presumed Paid in Full", "moved"],
  RF: ["Refinanced", "moved"],
  AE: ["Transferred", "moved"],
  CA: ["Canceled", "closed"],
  CS: ["Closed School Discharge", "closed"],
  DE: ["Death", "closed"],
  DI: ["Disability", "closed"],
  PD: ["Permanent Disability", "closed"],
  VA: ["Discharged, Veteran Permanently Disabled", "closed"],
  FC: ["False Certification Discharge", "closed"],
  BC: ["Bankruptcy Claim, Discharged", "closed"],
  PZ: ["PLUS Child Death", "closed"],
  FR: ["Fraud", "closed"],
  FX: ["Fraud Satisfied", "closed"],
  BK: ["Bankruptcy Claim, Active", "unclear"],
  AL: ["Abandoned Loan", "unclear"],
  UA: ["Temporarily Uninsured, No Default Claim Requested", "unclear"],
  UB: ["Temporarily Uninsured, Default Claim Denied", "unclear"],
  UC: ["Permanently Uninsured, No Default Claim Requested", "unclear"],
  UD: ["Permanently Uninsured, Default Claim Denied", "unclear"],
  UI: ["Unreinsured", "unclear"],
} as const satisfies Record<string, readonly [description: string, group: LoanStatusGroup]>;

export type LoanStatusCode = keyof typeof STATUSES;

export const LOAN_STATUS_CODES = Object.keys(STATUSES) as LoanStatusCode[]; // Object.keys forgets its object's keys

export interface LoanStatus {
  code: LoanStatusCode;
  description: string;
}

const isCode = (text: string): text is LoanStatusCode => Object.hasOwn(STATUSES, text);

export const descriptionOf = (code: LoanStatusCode): string => STATUSES[code][0];
export const groupOf = (code: LoanStatusCode): LoanStatusGroup => STATUSES[code][1];
export const loanStatus = (code: LoanStatusCode): LoanStatus => ({ code, description: descriptionOf(code) });

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

// The first of two statuses with one description stands for both. The documents also print the defaulted ones without
// "Defaulted,"; where that would be another status's whole description, the other is meant.
const byDescription = new Map<string, LoanStatusCode>();
for (const shorten of [false, true]) {
  for (const code of LOAN_STATUS_CODES) {
    const words = folded(descriptionOf(code));
    const key = shorten ? words.replace(/^(non )?defaulted /, "") : words;
    if (!byDescription.has(key)) byDescription.set(key, code);
  }
}

/**
 * A status in any of the three spellings that are in use: `{code, description}`, the bare code, the bare description.
 * Null if it is none that we know. The code decides where both are given.
 */
export function parseLoanStatus(raw: unknown): LoanStatus | null {
  if (typeof raw === "string") {
    const text = raw.trim();
    const upper = text.toUpperCase();
    const code = isCode(upper) ? upper : byDescription.get(folded(text));
    return code === undefined ? null : loanStatus(code);
  }
  if (typeof raw !== "object" || raw === null) return null;
  const { code, description } = raw as { code?: unknown; description?: unknown }; // both are checked before use
  if (typeof code === "string") return isCode(code.trim().toUpperCase()) ? parseLoanStatus(code) : null;
  return typeof description === "string" ? parseLoanStatus(description) : null;
}

export type NotPayableReason = Exclude<LoanStatusGroup, "current">;
export type Payability = { payable: true } | { payable: false; not: NotPayableReason };

/** Whether an employer may pay a loan of this status (rules 5). */
export function payability(code: LoanStatusCode): Payability {
  const group = groupOf(code);
  return group === "current" ? { payable: true } : { payable: false, not: group };
}

export const payableStatusCodes: readonly LoanStatusCode[] = LOAN_STATUS_CODES.filter(
  (code) => payability(code).payable,
);

export function notPayableWords(code: LoanStatusCode, reason: NotPayableReason): string {
  const status = `${descriptionOf(code)} (${code})`;
  switch (reason) {
    case "default":
      return `The loan is in default: ${status}. The employee has to settle it with the servicer first.`;
    case "closed":
      return `The loan is closed: ${status}. Nothing is owed on it.`;
    case "moved":
      return `The loan was paid or moved: ${status}. Ask the employee to link the loan that took its place.`;
    case "unclear":
      return `The loan's status is unclear: ${status}. Ask the servicer before you pay it.`;
  }
}

export type LoanStatusWarning = "no_payment_due_yet";

/** What is worth knowing before a payable loan is paid. */
export const warnings = (code: LoanStatusCode): LoanStatusWarning[] =>
  code === "IA" || code === "ID" || code === "IG" ? ["no_payment_due_yet"] : [];

export function loanStatusWarningWords(code: LoanStatusCode, warning: LoanStatusWarning): string {
  switch (warning) {
    case "no_payment_due_yet":
      return `No payment is due on this loan yet: ${descriptionOf(code)} (${code}).`;
  }
}
