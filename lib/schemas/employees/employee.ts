import { z } from "zod";
import type { ItemStatus } from "@/lib/domain/batches/status";
import { type Day, parseDay } from "@/lib/domain/days";
import type { LoanStatusGroup } from "@/lib/domain/loans/loan-status";
import { type Money, parseMoney } from "@/lib/domain/money";
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from "@/lib/domain/payments/roster";
import { invitationFilters, type InvitationState } from "@/lib/domain/people/invitations";
import type { WalkedPage } from "../places";

const SEARCH_LENGTH_MAX = 100;
const NAME_LENGTH_MAX = 200;
const EMAIL_LENGTH_MAX = 254;

const optionalText = z
  .string()
  .transform((text) => text.replaceAll("\0", "").trim())
  .pipe(z.string().max(SEARCH_LENGTH_MAX))
  .transform((text) => (text === "" ? undefined : text))
  .optional()
  .catch(undefined);

export const roomFilters = ["near_limit", "no_payable_loan"] as const;

/** Filters of the roster as they stand in an address; what is none of ours is no filter. */
export const employeeFilterQuery = z.object({
  q: optionalText,
  status: z.enum(EMPLOYMENT_STATUSES).optional().catch(undefined),
  servicer: z.uuid().optional().catch(undefined),
  department: optionalText,
  pages: z.enum(invitationFilters).optional().catch(undefined),
  attention: z.enum(roomFilters).optional().catch(undefined),
});
export type EmployeeFilter = z.output<typeof employeeFilterQuery>;

const placeText = z.string().optional().catch(undefined);
export const employeeListQuery = employeeFilterQuery.extend({ after: placeText, before: placeText });
export type EmployeeListQuery = z.output<typeof employeeListQuery>;

export type EmployeeRowView = {
  id: string;
  externalId: string | null;
  firstName: string;
  lastName: string;
  email: string | null;
  department: string | null;
  status: EmploymentStatus;
  loans: number;
  payableLoans: number;
  /** This year's payments that did not come back, those on their way too. */
  paidThisYear: Money;
  room: Money;
  nearLimit: boolean;
};

export type EmployeeListView = WalkedPage<EmployeeRowView> & {
  year: number;
  total: number;
  departments: readonly string[];
  servicers: readonly { id: string; name: string }[];
};

export type EmployeeLoanView = {
  id: string;
  lastFour: string;
  type: string;
  status: { code: string; description: string; group: LoanStatusGroup };
  /** Why it takes no payment, in words; null where it does. */
  notPayable: string | null;
  taxable: boolean;
  /** Null where the employee has not shared balances and the employer did not bring them. */
  balances: {
    principal: Money;
    interest: Money;
    rate: string;
    monthlyPayment: Money | null;
  } | null;
  originationDate: Day;
};

export type EmployeePaymentView = {
  id: string;
  batchId: string;
  batch: string;
  servicer: string;
  /** Last four of the loan; null: to the servicer as a whole. */
  loan: string | null;
  amount: Money;
  postedAmount: Money;
  refundedAmount: Money;
  /** What counts of it in its year. */
  taxFree: Money;
  taxable: Money;
  status: ItemStatus;
  stopAsked: boolean;
  refundAsked: boolean;
  benefitDate: Day;
};

export type YearMeterView = {
  year: number;
  limit: Money;
  /** Said where the limit of this year is not entered. */
  limitNote: string | null;
  used: Money;
  external: Money;
  room: Money;
  taxable: Money;
  nearLimit: boolean;
};

export type EmployeeView = {
  id: string;
  externalId: string | null;
  firstName: string;
  lastName: string;
  email: string | null;
  hireDate: Day | null;
  status: EmploymentStatus;
  state: string | null;
  department: string | null;
  invitation: { state: InvitationState; invitedAt: string | null; remindedAt: string | null };
  standing: { type: "loan" | "servicer"; id: string } | null;
  /** What the standing choice may be: each servicer as a whole, then each loan. */
  standingChoices: readonly { value: string; label: string }[];
  servicers: readonly { id: string; name: string; loans: readonly EmployeeLoanView[] }[];
  meter: YearMeterView;
  external: readonly { year: number; amount: Money }[];
  payments: readonly EmployeePaymentView[];
  olderPayments: string | null;
  activity: readonly { id: string; kind: string; who: string; at: string; changes: readonly string[] }[];
};

const name = (what: string) =>
  z
    .string()
    .trim()
    .min(1, `The ${what} is missing.`)
    .max(NAME_LENGTH_MAX, `At most ${NAME_LENGTH_MAX} characters.`);

const orNull = (text: string): string | null => (text === "" ? null : text);

const person = {
  firstName: name("first name"),
  lastName: name("last name"),
  externalId: name("employee id"),
  email: z
    .string()
    .trim()
    .max(EMAIL_LENGTH_MAX, `An e-mail has at most ${EMAIL_LENGTH_MAX} characters.`)
    .pipe(z.union([z.literal(""), z.email("Expected an e-mail such as ana@company.com, or nothing.")]))
    .transform(orNull),
  hireDate: z.string().transform((text, context): Day | null => {
    const found = text.trim();
    if (found === "") return null;
    const parsed = parseDay(found);
    if (parsed !== null) return parsed;
    context.addIssue({ code: "custom", message: `Expected a day such as 2026-11-23, found ${found}.` });
    return z.NEVER;
  }),
  employmentStatus: z.enum(EMPLOYMENT_STATUSES, "Choose one of the statuses."),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, "Expected two letters such as CA, or nothing.")
    .transform(orNull),
  department: z
    .string()
    .trim()
    .max(NAME_LENGTH_MAX, `At most ${NAME_LENGTH_MAX} characters.`)
    .transform(orNull),
};

export const addEmployeeInput = z.object(person);
export type AddEmployee = z.output<typeof addEmployeeInput>;

export const changeEmployeeInput = z.object({ id: z.uuid(), ...person });
export type ChangeEmployee = z.output<typeof changeEmployeeInput>;

/** "loan:<id>", "servicer:<id>", or "" for none. */
export const chooseStandingInput = z.object({
  id: z.uuid(),
  choice: z.string().transform((text, context): { type: "loan" | "servicer"; id: string } | null => {
    if (text === "") return null;
    const [, type, id] = /^(loan|servicer):([0-9a-f-]{36})$/.exec(text) ?? [];
    if ((type === "loan" || type === "servicer") && id !== undefined && z.uuid().safeParse(id).success) {
      return { type, id };
    }
    context.addIssue({ code: "custom", message: "Choose one of the employee’s loans or servicers." });
    return z.NEVER;
  }),
});
export type ChooseStanding = z.output<typeof chooseStandingInput>;

const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

export const externalBenefitInput = z.object({
  id: z.uuid(),
  year: z
    .string()
    .trim()
    .regex(/^\d{4}$/, "Expected a year such as 2026.")
    .transform((text) => Number.parseInt(text, 10))
    .refine(
      (year) => year >= FIRST_YEAR && year <= LAST_YEAR,
      `Expected a year from ${FIRST_YEAR} to ${LAST_YEAR}.`,
    ),
  amount: z.string().transform((text, context): Money => {
    const amount = parseMoney(
      text
        .trim()
        .replace(/^\$/, "")
        .replace(/(?<=\d),(?=\d{3}(\D|$))/g, ""),
    );
    if (amount !== null) return amount;
    context.addIssue({
      code: "custom",
      message: `Expected dollars and cents such as 1000.00, or 0 for none; found ${text.trim() || "nothing"}.`,
    });
    return z.NEVER;
  }),
});
export type ExternalBenefitInput = z.output<typeof externalBenefitInput>;
