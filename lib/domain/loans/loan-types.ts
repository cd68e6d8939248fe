/** The kinds of loan that we tell apart. Only `isFederal` and `isParentPlus` decide anything; the rest is shown. */
export const LOAN_TYPES = [
  "Direct Subsidized",
  "Direct Unsubsidized",
  "Direct PLUS Graduate",
  "Direct PLUS Parent",
  "Direct Consolidation",
  "FFEL Stafford Subsidized",
  "FFEL Stafford Unsubsidized",
  "FFEL PLUS Graduate",
  "FFEL PLUS Parent",
  "FFEL Consolidation",
  "Federal Perkins",
  "Private Education",
] as const;
export type LoanType = (typeof LOAN_TYPES)[number];

const byFolded = new Map(LOAN_TYPES.map((type) => [type.toLowerCase(), type]));

/** The type by its name, whatever its case and outer spaces; null if we do not know it. */
export const parseLoanType = (text: string): LoanType | null =>
  byFolded.get(text.trim().toLowerCase()) ?? null;

/** A loan for a child's education, not the employee's own: never tax-free under §127. */
export const isParentPlus = (type: LoanType): boolean =>
  type === "Direct PLUS Parent" || type === "FFEL PLUS Parent";

export const isFederal = (type: LoanType): boolean => type !== "Private Education";
