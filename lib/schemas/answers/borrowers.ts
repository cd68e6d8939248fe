import { z } from "zod";
import { filingStatuses } from "../borrowers/borrower-payload";
import { dayOut, instantOut, moneyOut, pageOut, uuidOut } from "./common";

const integer = z.int();
const text = z.string().nullable();
const number = z.number().nullable();
const flag = z.boolean().nullable();
const day = dayOut.nullable();

const financialDetails = z
  .object({
    agi: number,
    children: integer.nullable(),
    collecting_unemployment: z.boolean(),
    dependents: integer.nullable(),
    employer_start_date: day,
    employer_state: text,
    extra_monthly_payment: number,
    family_size: integer,
    filing_status: z.enum(filingStatuses),
    income_growth: z.number(),
    new_borrower_date: day,
    pslf: flag,
    refinance_rate: number,
    refinance_term: integer.nullable(),
    related_to_major: flag,
    spouse_agi: number,
    state_of_residence: text,
    tcli_enabled: flag,
    tcli_end_year: integer.nullable(),
    tcli_start_year: integer.nullable(),
    teaching_level: text,
    teaching_state: text,
    teaching_subject: text,
  })
  .meta({ id: "FinancialDetails", description: "JSON numbers here, and here alone, are money." });

const lines = {
  street1: text.optional(),
  street2: text.optional(),
  street3: text.optional(),
  city: text.optional(),
  state: text.optional(),
  zipcode: text.optional(),
};

export const borrowerOut = z
  .object({
    id: integer,
    uuid: uuidOut,
    created_at: instantOut,
    external_id: text,
    first_name: z.string(),
    last_name: z.string(),
    email: text,
    phone: text,
    address: z.object(lines).nullable(),
    date_of_birth: day,
    employer: text,
    spouse: integer.nullable(),
    financial_details: financialDetails,
  })
  .meta({
    id: "Borrower",
    description: "A person with student loans. Every path takes its `id` or its `uuid`.",
  });
export const borrowersOut = pageOut(borrowerOut, "BorrowerList");

export const servicerOut = z
  .object({
    id: uuidOut,
    name: z.string(),
    address: z.object({
      street1: text,
      street2: text,
      street3: text,
      city: text,
      state: text,
      zipcode: text,
    }),
    autopay: z.boolean(),
    features: z.object({ payment_profiles: z.boolean() }),
  })
  .meta({ id: "Servicer", description: "Whom a loan is paid to." });
export const servicersOut = pageOut(servicerOut, "ServicerList");

const monthlyPayment = z.object({
  estimated: z.boolean(),
  next_payment_due: day,
  scheduled_amount: moneyOut.nullable(),
});

const loanOut = z
  .object({
    id: uuidOut,
    account_number: z.string(),
    payment_reference_number: text,
    payment_group_id: text,
    created_at: dayOut,
    updated_at: dayOut,
    disbursement_dates: z.array(dayOut),
    interest_rate: z.object({ effective: z.string(), original: z.string() }),
    monthly_payment: monthlyPayment,
    origination: z.object({ amount: moneyOut.nullable(), date: dayOut }),
    outstanding_interest: moneyOut,
    outstanding_principal: moneyOut,
    payoff: z.object({ amount: moneyOut, expiry: dayOut }),
    pslf: z.null(),
    repayment_plan: z.object({
      type: z.string(),
      description: z.string(),
      income_driven_repayment: z.boolean(),
    }),
    servicer: servicerOut,
    status: z.object({ code: z.string(), description: z.string() }),
    type: z.string(),
  })
  .meta({ id: "PortfolioLoan", description: "One loan as its servicer has it." });

export const loansOut = z
  .object({ loans: z.array(loanOut) })
  .meta({ id: "Loans", description: "The loans that were given, as they stand now, in the order given." });

export const portfolioOut = z
  .object({
    loans: z.array(loanOut),
    servicers: z.array(
      z.object({
        accrued_interest: moneyOut,
        capitalized_interest: moneyOut,
        current_principal: moneyOut,
        loans: z.array(loanOut),
        monthly_payment: monthlyPayment,
        outstanding_balance: moneyOut,
        payment_groups: z.null(),
        servicer: servicerOut,
      }),
    ),
    summary: z.object({
      number_of_loans: integer,
      outstanding_principal: moneyOut,
      outstanding_interest: moneyOut,
      outstanding_balance: moneyOut,
      monthly_payment: moneyOut,
    }),
  })
  .meta({ id: "Portfolio", description: "All loans of a Borrower, by servicer and in all." });
