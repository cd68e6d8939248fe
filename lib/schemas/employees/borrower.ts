import { z } from "zod";
import { limit, sequenceCursor } from "../page";

const NUMBER_MAX = 2n ** 63n - 1n;

/** A Borrower in a path: the integer `id` or the `uuid`. */
export const borrowerId = z.union([
  z.uuid().transform((uuid) => ({ uuid: uuid.toLowerCase() })),
  z
    .string()
    .regex(/^[1-9]\d{0,18}$/)
    .transform((text) => BigInt(text))
    .refine((number) => number <= NUMBER_MAX)
    .transform((number) => ({ number })),
]);
export type BorrowerId = z.output<typeof borrowerId>;

export const borrowerPath = z.object({ id: borrowerId });

export const borrowersFilter = z.object({
  limit,
  cursor: sequenceCursor.optional(),
  external_id: z.string().optional(),
});
export type BorrowersFilter = z.output<typeof borrowersFilter>;

/** Fields that the documents nest under `financial_details` in answers (the payload is flat). */
const financialFields = [
  "agi",
  "children",
  "collecting_unemployment",
  "dependents",
  "employer_start_date",
  "employer_state",
  "extra_monthly_payment",
  "family_size",
  "filing_status",
  "income_growth",
  "new_borrower_date",
  "pslf",
  "refinance_rate",
  "refinance_term",
  "related_to_major",
  "spouse_agi",
  "state_of_residence",
  "tcli_enabled",
  "tcli_end_year",
  "tcli_start_year",
  "teaching_level",
  "teaching_state",
  "teaching_subject",
] as const;

/** What the documents let a field be when nobody has said. */
const financialDefaults: Readonly<Record<string, unknown>> = {
  collecting_unemployment: false,
  family_size: 1,
  filing_status: "single",
  income_growth: 5,
};

/** The documents' Borrower, with `external_id`; `ssn` never leaves. */
export type BorrowerView = {
  id: number;
  uuid: string;
  created_at: string;
  external_id: string | null;
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  address: unknown;
  date_of_birth: unknown;
  employer: unknown;
  spouse: unknown;
  financial_details: Record<string, unknown>;
};

export type BorrowerColumns = {
  id: string;
  number: bigint | string;
  externalId: string | null;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  state: string | null;
  details: unknown;
  createdAt: Date;
};

export function borrowerView(row: BorrowerColumns): BorrowerView {
  const details: Readonly<Record<string, unknown>> =
    typeof row.details === "object" && row.details !== null ? { ...row.details } : {};
  const said = (field: string): unknown => (Object.hasOwn(details, field) ? details[field] : null);
  const financial = financialFields.map(
    (field) => [field, said(field) ?? financialDefaults[field] ?? null] as const,
  );
  return {
    // The sequence begins at one: far from where integers of JSON end.
    id: Number.parseInt(row.number.toString(), 10),
    uuid: row.id,
    created_at: row.createdAt.toISOString(),
    external_id: row.externalId,
    first_name: row.firstName,
    last_name: row.lastName,
    email: row.email,
    phone: row.phone,
    address: said("address"),
    date_of_birth: said("date_of_birth"),
    employer: said("employer"),
    spouse: said("spouse"),
    // One state, whoever said it: the roster's column is the only place that keeps it.
    financial_details: { ...Object.fromEntries(financial), state_of_residence: row.state },
  };
}
