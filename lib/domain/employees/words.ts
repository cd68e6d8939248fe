import type { AnyField } from "../files/fields";
import { parseLoanStatus } from "../loans/loan-status";
import { formatMoney, parseMoney } from "../money";
import type { EmploymentStatus } from "../payments/roster";

const EMPLOYMENT: Record<EmploymentStatus, string> = {
  active: "Active",
  leave: "On leave",
  terminated: "Terminated",
};

export const employmentWords = (status: EmploymentStatus): string => EMPLOYMENT[status];

const MONEY_FIELDS: ReadonlySet<string> = new Set([
  "external127Ytd",
  "principal",
  "interest",
  "monthlyPayment",
]);

const isEmployment = (text: string): text is EmploymentStatus => Object.hasOwn(EMPLOYMENT, text);

/** A value of an import's field as people read it: "$437.50", "In Repayment (RP)". */
export function valueWords(field: AnyField, value: string): string {
  const amount = MONEY_FIELDS.has(field) ? parseMoney(value) : null;
  if (amount !== null) return formatMoney(amount);
  if (field === "employmentStatus" && isEmployment(value)) return employmentWords(value);
  if (field === "rate") return `${value} %`;
  const status = field === "status" ? parseLoanStatus(value) : null;
  return status === null ? value : `${status.description} (${status.code})`;
}
