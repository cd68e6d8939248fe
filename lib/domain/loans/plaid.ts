import type { LoanStatusCode } from "./loan-status";
import { type LoanType, parseLoanType } from "./loan-types";

/** Plaid's words for a student loan's state, and the NSLDS code that means the same for paying it. */
const STATUS_BY_PLAID = {
  cancelled: "CA",
  "charged off": "DW",
  claim: "BK",
  consolidated: "PC",
  deferment: "DA",
  delinquent: "RP",
  discharged: "CA",
  extension: "RP",
  forbearance: "FB",
  "in grace": "IG",
  "in military": "IM",
  "in school": "ID",
  "not fully disbursed": "IA",
  other: "UI",
  "paid in full": "PF",
  "pending idr": "FB",
  refunded: "CA",
  repayment: "RP",
  transferred: "AE",
} as const satisfies Record<string, LoanStatusCode>;

export type PlaidStatus = keyof typeof STATUS_BY_PLAID;
export const plaidStatuses = Object.keys(STATUS_BY_PLAID) as PlaidStatus[]; // Object.keys forgets its object's keys

export const statusOfPlaid = (status: PlaidStatus): LoanStatusCode => STATUS_BY_PLAID[status];

/** In this order: "Direct PLUS Parent" is no graduate's, "Unsubsidized" contains "subsidized". */
const TYPE_BY_WORDS: readonly (readonly [RegExp, LoanType])[] = [
  [/parent.*plus|plus.*parent/, "Direct PLUS Parent"],
  [/plus/, "Direct PLUS Graduate"],
  [/consol/, "Direct Consolidation"],
  [/perkins/, "Federal Perkins"],
  [/unsub/, "Direct Unsubsidized"],
  [/sub/, "Direct Subsidized"],
  [/private/, "Private Education"],
];

/** The type that a lender's name for a loan speaks of; null where it does not say, for a guess would change who owes tax. */
export function loanTypeOfName(name: string): LoanType | null {
  const known = parseLoanType(name);
  if (known !== null) return known;
  const folded = name.toLowerCase();
  return TYPE_BY_WORDS.find(([words]) => words.test(folded))?.[1] ?? null;
}
