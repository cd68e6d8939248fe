import { z } from "zod";
import { parseDay } from "@/lib/domain/days";
import { borrowerPath } from "../employees/borrower";
import { lineOfText } from "../text";

const NAME_CHARACTERS_MAX = 200;
const EXTERNAL_ID_CHARACTERS_MAX = 255;
const PHONE_CHARACTERS_MAX = 40;
const EMAIL_CHARACTERS_MAX = 254;
const WORD_CHARACTERS_MAX = 200;
const PEOPLE_MAX = 100;
const DOLLARS_MAX = 1_000_000_000;
const PERCENT_MAX = 100;
const TERM_MONTHS_MAX = 600;

export const filingStatuses = [
  "single",
  "head_of_household",
  "married_filing_jointly",
  "married_filing_separately",
] as const;

const name = lineOfText(NAME_CHARACTERS_MAX);
const word = lineOfText(WORD_CHARACTERS_MAX);
const flag = z.boolean("Expected true or false.");
const people = z
  .int("Expected a whole number of people.")
  .min(0, "Expected a whole number of people.")
  .max(PEOPLE_MAX, `Expected at most ${PEOPLE_MAX}.`);
/** The documents give a Borrower's finances as JSON numbers, alone of all money. */
const dollars = z
  .number("Expected a number such as 35000.")
  .min(0, "Expected zero or more.")
  .max(DOLLARS_MAX, `Expected at most ${DOLLARS_MAX}.`);
const percent = z
  .number("Expected a number of percent such as 5.")
  .min(-PERCENT_MAX, `Expected a number from -${PERCENT_MAX} to ${PERCENT_MAX}.`)
  .max(PERCENT_MAX, `Expected a number from -${PERCENT_MAX} to ${PERCENT_MAX}.`);
const year = z
  .int("Expected a year such as 2026.")
  .min(1900, "Expected a year.")
  .max(2200, "Expected a year.");
const day = z
  .string('Expected a day such as "1990-01-31".')
  .refine((text) => parseDay(text) !== null, 'Expected a day such as "1990-01-31".')
  .meta({ type: "string", format: "date" });
const state = z
  .string('Expected two letters such as "NY".')
  .regex(/^[A-Z]{2}$/, 'Expected two capital letters such as "NY".');

const address = z.strictObject(
  {
    street1: word.nullish(),
    street2: word.nullish(),
    street3: word.nullish(),
    city: word.nullish(),
    state: state.nullish(),
    zipcode: z
      .string()
      .regex(/^\d{5}(-\d{4})?$/, 'Expected a ZIP code such as "10001".')
      .nullish(),
  },
  "Expected an object with street1, street2, street3, city, state and zipcode.",
);

/** What the documents keep about a Borrower beyond name and address: null clears it, absent leaves it. */
const details = {
  address: address.nullish(),
  date_of_birth: day.nullish(),
  employer: word.nullish(),
  spouse: z
    .union([z.int().positive(), z.uuid()], "Expected the id of another borrower.")
    .nullish()
    .meta({ description: "The other Borrower's `id` or `uuid`." }),
  ssn: z
    .string("Expected nine digits as text.")
    .regex(/^\d{3}-?\d{2}-?\d{4}$/, 'Expected nine digits such as "123-45-6789".')
    .nullish()
    .meta({ description: "Taken, kept encrypted and never given back." }),
  agi: dollars.nullish(),
  children: people.nullish(),
  collecting_unemployment: flag.nullish(),
  dependents: people.nullish(),
  employer_start_date: day.nullish(),
  employer_state: state.nullish(),
  extra_monthly_payment: dollars.nullish(),
  family_size: people.min(1, "A family has at least one person.").nullish(),
  filing_status: z.enum(filingStatuses, `Expected ${filingStatuses.join(", ")}.`).nullish(),
  income_growth: percent.nullish(),
  new_borrower_date: day.nullish(),
  pslf: flag.nullish(),
  refinance_rate: percent.min(0, "Expected zero or more.").nullish(),
  refinance_term: z
    .int("Expected a whole number of months.")
    .min(1, "Expected at least one month.")
    .max(TERM_MONTHS_MAX, `Expected at most ${TERM_MONTHS_MAX} months.`)
    .nullish(),
  related_to_major: flag.nullish(),
  spouse_agi: dollars.nullish(),
  tcli_enabled: flag.nullish(),
  tcli_end_year: year.nullish(),
  tcli_start_year: year.nullish(),
  teaching_level: word.nullish(),
  teaching_state: state.nullish(),
  teaching_subject: word.nullish(),
};

const contact = {
  external_id: lineOfText(EXTERNAL_ID_CHARACTERS_MAX).nullish(),
  email: z
    .email("Expected an e-mail address.")
    .max(EMAIL_CHARACTERS_MAX, `Expected at most ${EMAIL_CHARACTERS_MAX} characters.`)
    .nullish(),
  phone: lineOfText(PHONE_CHARACTERS_MAX).nullish(),
  state_of_residence: state.nullish(),
  /** Proofs of income belong to enrollments: taking one in and losing it would be worse than saying so. */
  income_certification: z
    .undefined("Proofs of income are taken with enrollments, which are not built yet. Leave the field out.")
    .optional()
    .meta({ not: {}, description: "Not taken yet: it belongs to enrollments." }),
};

/** The documents' BorrowerPayload. */
export const borrowerPayload = z
  .object(
    { first_name: name, last_name: name, ...contact, ...details },
    "Expected an object with first_name and last_name.",
  )
  .meta({ id: "BorrowerPayload" });
export type BorrowerPayload = z.output<typeof borrowerPayload>;

/** The fields given change; a name cannot be cleared. */
export const borrowerChanges = z
  .object(
    { ...borrowerPayload.shape, first_name: name.optional(), last_name: name.optional() },
    "Expected an object with the fields to change.",
  )
  .meta({ id: "BorrowerChanges" });
export type BorrowerChanges = z.output<typeof borrowerChanges>;

export const createBorrowerBody = z.object({ borrower: borrowerPayload });
export const updateBorrowerBody = z.object({ borrower: borrowerChanges });
export const updateBorrowerInput = borrowerPath.extend(updateBorrowerBody.shape);

/** Of these fields each is a member of the row's details, by its own name. */
export const detailFields = Object.keys(details) as readonly (keyof typeof details)[]; // its own keys
