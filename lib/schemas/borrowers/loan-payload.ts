import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/days";
import { type LoanStatusCode, parseLoanStatus } from "@/lib/domain/loans/loan-status";
import { LOAN_TYPES, type LoanType, parseLoanType } from "@/lib/domain/loans/loan-types";
import { loanTypeOfName, plaidStatuses, statusOfPlaid } from "@/lib/domain/loans/plaid";
import { isAbove, type Money, parseMoney, subtract, ZERO } from "@/lib/domain/money";
import { borrowerPath } from "../employees/borrower";
import type { PortfolioLoan } from "../employees/portfolio";
import { lineOfText } from "../text";

const LOANS_MAX = 200;
const NUMBER_CHARACTERS_MAX = 100;
const NAME_CHARACTERS_MAX = 200;

/** A loan as it was given, whatever way: what is absent leaves a known loan's as it stands. */
export type GivenLoan = {
  /** Where it stands in the body. */
  path: string;
  servicerName: string;
  accountNumber: string;
  type: LoanType;
  originationDate: Day;
  originationAmount: Money | null;
  status: LoanStatusCode | null;
  principal: Money;
  interest: Money;
  /** Percent with at most three places: "5.5". */
  rate: string;
  monthlyPayment: Money | null;
  nextPaymentDue: Day | null;
  paymentReferenceNumber: string | null;
};

const RATE = /^\d{1,2}(\.\d{1,3})?$/;
const numberText = lineOfText(NUMBER_CHARACTERS_MAX);

const day = z
  .string('Expected a day such as "2018-08-20".')
  .transform((text, context): Day => {
    const read = parseDay(text);
    if (read !== null) return read;
    context.addIssue('Expected a day such as "2018-08-20".');
    return z.NEVER;
  })
  .meta({ type: "string", format: "date" });

const money = z
  .unknown()
  .transform((found, context): Money => {
    const read = parseMoney(found);
    if (read !== null) return read;
    context.addIssue('Expected dollars and cents as a string such as "5500.00".');
    return z.NEVER;
  })
  .meta({ type: "string", format: "decimal", pattern: "^\\d{1,12}(\\.\\d{1,2})?$" });

const rate = z
  .union([z.number(), z.string()], 'Expected a percentage such as 5.5 or "5.5".')
  .transform((found, context): string => {
    const text = String(found);
    if (RATE.test(text)) return text;
    context.addIssue("Expected a percentage from 0 to 99.999 with at most three places.");
    return z.NEVER;
  })
  .meta({ type: ["number", "string"] });

/** A status in any of its three spellings (reference 1.6). */
const status = z
  .unknown()
  .transform((found, context): LoanStatusCode => {
    const read = parseLoanStatus(found);
    if (read !== null) return read.code;
    context.addIssue('Expected a loan status: {"code": "RP"}, "RP" or "In Repayment".');
    return z.NEVER;
  })
  .meta({
    anyOf: [
      { type: "string" },
      { type: "object", properties: { code: { type: "string" }, description: { type: "string" } } },
    ],
  });

const loanType = z
  .string(`Expected ${LOAN_TYPES.join(", ")}.`)
  .transform((found, context): LoanType => {
    const read = parseLoanType(found);
    if (read !== null) return read;
    context.addIssue(`Expected ${LOAN_TYPES.join(", ")}.`);
    return z.NEVER;
  })
  .meta({ type: "string", enum: [...LOAN_TYPES] });

/** The documents' LoanPayload. `status` and `loan_status` are one field: both names are in use. */
const loanPayload = z
  .object(
    {
      account_number: numberText.nullish(),
      external_id: numberText.nullish(),
      interest_rate: rate,
      loan_type: loanType,
      original_principal: money,
      origination_date: day,
      outstanding_interest: money,
      outstanding_principal: money,
      servicer_name: lineOfText(NAME_CHARACTERS_MAX),
      status: status.optional(),
      loan_status: status.optional(),
      monthly_payment: money.nullish(),
      next_payment_due: day.nullish(),
      payment_reference_number: numberText.nullish(),
    },
    "Expected a loan.",
  )
  .meta({ id: "LoanPayload" });

const someLoans = `Expected a list of 1 to ${LOANS_MAX} loans.`;
const fromPayload = loanPayload.transform((loan): Omit<GivenLoan, "path"> => ({
  servicerName: loan.servicer_name,
  // What a loan is known by needs a number; without one the caller's own stands in.
  accountNumber: loan.account_number ?? loan.external_id ?? "",
  type: loan.loan_type,
  originationDate: loan.origination_date,
  originationAmount: loan.original_principal,
  status: loan.status ?? loan.loan_status ?? null,
  principal: loan.outstanding_principal,
  interest: loan.outstanding_interest,
  rate: loan.interest_rate,
  monthlyPayment: loan.monthly_payment ?? null,
  nextPaymentDue: loan.next_payment_due ?? null,
  paymentReferenceNumber: loan.payment_reference_number ?? null,
}));

/** Plaid gives money as JSON numbers: their shortest text is what was meant. */
const dollars = z
  .number("Expected a number of dollars.")
  .transform((found, context): Money => {
    const read = parseMoney(String(found));
    if (read !== null) return read;
    context.addIssue("Expected a number of dollars with at most two places.");
    return z.NEVER;
  })
  .meta({ type: "number", minimum: 0 });

const plaidLoan = z
  .object(
    {
      account_id: numberText.nullish(),
      account_number: numberText.nullish(),
      guarantor: z.string().nullish(),
      interest_rate_percentage: rate,
      last_statement_balance: dollars,
      loan_name: lineOfText(NAME_CHARACTERS_MAX).nullish(),
      loan_status: z
        .object({ type: z.enum(plaidStatuses, `Expected ${plaidStatuses.join(", ")}.`).nullish() })
        .nullish(),
      minimum_payment_amount: dollars.nullish(),
      next_payment_due_date: day.nullish(),
      origination_date: day,
      origination_principal_amount: dollars.nullish(),
      outstanding_interest_amount: dollars.nullish(),
      payment_reference_number: numberText.nullish(),
      loan_type: loanType
        .optional()
        .meta({ description: "Extension: where loan_name does not tell the type." }),
      servicer_name: lineOfText(NAME_CHARACTERS_MAX)
        .optional()
        .meta({ description: "Extension: Plaid's institution. May stand once beside `student` instead." }),
    },
    "Expected a student loan as Plaid gives it.",
  )
  .meta({ id: "PlaidStudentLoan" });

const fromPlaid = plaidLoan.transform(
  (loan, context): Omit<GivenLoan, "path" | "servicerName"> & { servicerName: string | null } => {
    const type = loan.loan_type ?? loanTypeOfName(loan.loan_name ?? "");
    const interest = loan.outstanding_interest_amount ?? ZERO;
    if (type === null) {
      const message = `loan_name does not say what kind of loan it is. Add loan_type: ${LOAN_TYPES.join(", ")}.`;
      context.addIssue({ code: "custom", path: ["loan_type"], message });
      return z.NEVER;
    }
    if (isAbove(interest, loan.last_statement_balance)) {
      const message = "The interest is more than the balance it is part of.";
      context.addIssue({ code: "custom", path: ["outstanding_interest_amount"], message });
      return z.NEVER;
    }
    const state = loan.loan_status?.type;
    return {
      servicerName: loan.servicer_name ?? null,
      accountNumber: loan.account_number ?? loan.account_id ?? "",
      type,
      originationDate: loan.origination_date,
      originationAmount: loan.origination_principal_amount ?? null,
      status: state ? statusOfPlaid(state) : null,
      principal: subtract(loan.last_statement_balance, interest),
      interest,
      rate: loan.interest_rate_percentage,
      monthlyPayment: loan.minimum_payment_amount ?? null,
      nextPaymentDue: loan.next_payment_due_date ?? null,
      paymentReferenceNumber: loan.payment_reference_number ?? null,
    };
  },
);

const plaidPayload = z.object(
  {
    student: z.array(fromPlaid, someLoans).min(1, someLoans).max(LOANS_MAX, someLoans),
    servicer_name: lineOfText(NAME_CHARACTERS_MAX).optional(),
  },
  'Expected {"student": […]}.',
);

/** `{"loans": [LoanPayload]}` or `{"plaid": {"student": [liability]}}`, one of the two. */
export const addLoansBody = z.object({
  loans: z.array(fromPayload, someLoans).min(1, someLoans).max(LOANS_MAX, someLoans).optional(),
  plaid: plaidPayload.optional(),
});

export const addLoansInput = borrowerPath.extend(addLoansBody.shape).transform((body, context) => {
  const { id, loans, plaid } = body;
  if ((loans === undefined) === (plaid === undefined)) {
    context.addIssue({ code: "custom", path: ["loans"], message: 'Send either "loans" or "plaid".' });
    return z.NEVER;
  }
  const given = loans?.map((loan, n): GivenLoan => ({ ...loan, path: `loans.${n}` })) ?? [];
  plaid?.student.forEach((loan, n) => {
    const servicerName = loan.servicerName ?? plaid.servicer_name;
    const path = `plaid.student.${n}`;
    if (servicerName !== undefined) given.push({ ...loan, servicerName, path });
    else {
      context.addIssue({
        code: "custom",
        path: ["plaid", "student", n, "servicer_name"],
        message: "Plaid does not name the servicer. Add servicer_name here, or once beside student.",
      });
    }
  });
  return { id, loans: given };
});
export type AddLoans = z.output<typeof addLoansInput>;

/** The loans that were given, as they stand now, in the order given. */
export type LoansView = { loans: PortfolioLoan[] };
