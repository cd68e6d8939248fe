import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { Period } from "@/lib/domain/reports/period";
import type { WalkedPage } from "../places";

export const contributionGroups = ["month", "employee", "servicer", "department"] as const;
export type ContributionGroup = (typeof contributionGroups)[number];

/** Where a page begins: after or before a row, as the page before it wrote. */
type PageAsked = { after?: string | undefined; before?: string | undefined };

export type ContributionsFilter = { period: Period; group: ContributionGroup } & PageAsked;

/** What a report's rows come to. `amount` is what was paid before refunds, `refunded` what came back of it, below zero. */
export type ContributionSums = {
  payments: number;
  amount: Money;
  refunded: Money;
  net: Money;
  taxFree: Money;
  taxable: Money;
};

/** `label` names the month ("2026-10"), employee, servicer or department; null: employees without a department. */
export type ContributionRow = ContributionSums & {
  key: string;
  label: string | null;
  externalId: string | null;
};

export type ContributionsView = WalkedPage<ContributionRow> & { totals: ContributionSums; groups: number };

export type PayrollFilter = {
  period: Period;
  search?: string | undefined;
  department?: string | undefined;
} & PageAsked;

/** One row of the payroll report, as its file has it (docs: "Payroll export columns"). Amounts of a refund are below zero. */
export type PayrollRow = {
  key: string;
  batchId: string;
  borrowerId: string;
  externalId: string | null;
  lastName: string;
  firstName: string;
  payPeriodEnd: Day;
  paymentDate: Day;
  amountTotal: Money;
  amountTaxFree: Money;
  amountTaxable: Money;
  ytdLoan: Money;
  ytdOther: Money;
  ytdTotal: Money;
  capYear: number;
  capAmount: Money;
  capRemaining: Money;
  batchReferenceId: string | null;
  itemReferenceId: string | null;
  status: string;
};

export type PayrollView = WalkedPage<PayrollRow> & {
  totals: { rows: number; amount: Money; taxFree: Money; taxable: Money };
  /** Payments of the period that came back and are neither refunded nor sent again: in no row until somebody decides. */
  undecided: { payments: number; amount: Money };
  /** Years of the period whose limit nobody entered: computed with an earlier one. */
  limitsNotEntered: { year: number; amount: Money }[];
  departments: string[];
};
