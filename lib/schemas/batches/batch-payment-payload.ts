import { z } from "zod";
import { type Money, parseMoney } from "@/lib/domain/money";
import { UNWRITABLE, uuidOf } from "../text";
import { ITEMS_PER_BATCH_MAX } from "./batch-payment";

const REFERENCE_CHARACTERS_MAX = 255;

const reference = z
  .string("Expected text or null.")
  .min(1, "A reference has at least one character; leave it out or send null.")
  .max(REFERENCE_CHARACTERS_MAX, `A reference has at most ${REFERENCE_CHARACTERS_MAX} characters.`)
  .refine((text) => !UNWRITABLE.test(text), "A reference has no control characters and no broken ones.")
  .nullish()
  .transform((text) => text ?? null);

const amount = z
  .unknown()
  .transform((found, context): Money => {
    const parsed = parseMoney(found);
    if (parsed !== null) return parsed;
    const shown = typeof found === "string" ? `, found ${JSON.stringify(found.slice(0, 40))}` : "";
    const hint = typeof found === "number" ? ", not a number" : shown;
    context.addIssue(`Expected dollars and cents as a string such as "437.50"${hint}.`);
    return z.NEVER;
  })
  .meta({ type: "string", format: "decimal", pattern: "^\\d{1,12}(\\.\\d{1,2})?$" });

const count = z.int("Expected a whole number.").nonnegative("Expected a whole number.");

const item = z
  .object(
    {
      allocation: z.object(
        {
          type: z.enum(["loan", "servicer"], 'Expected "loan" or "servicer".'),
          id: uuidOf("the loan or servicer"),
        },
        'Expected {"type", "id"}.',
      ),
      amount,
      borrower_id: uuidOf("a borrower"),
      reference_id: reference,
    },
    "Expected an object with allocation, amount, borrower_id and reference_id.",
  )
  .meta({ id: "BatchPaymentItemPayload" });
export type PayloadItem = z.output<typeof item>;

/** The documents' BatchPaymentPayload, for the API's document: it is read field by field below, so that all faults are told. */
export const batchPaymentPayload = z
  .object({
    number_of_payments: count.meta({ description: "Equals the length of `payments`." }),
    payments: z.array(item).min(1).max(ITEMS_PER_BATCH_MAX),
    reference_id: reference.meta({
      description: "Highly recommended: sent again, it gives the first batch.",
    }),
    source_account_id: uuidOf("an account of the business"),
    total_amount: amount.meta({ description: "Equals the sum of the items." }),
  })
  .meta({ id: "BatchPaymentPayload" });

/** What is wrong with a payload: `position` is the item's place from 0, null for the batch itself. */
export type PayloadProblem = { position: number | null; field: string; message: string };

/** A payload as far as it could be read; what could not stands in `problems`, all of it. */
export type ReadPayload = {
  referenceId: string | null | undefined;
  sourceAccountId: string | undefined;
  numberOfPayments: number | undefined;
  totalAmount: Money | undefined;
  /** In the order sent; null where the item could not be read. */
  items: readonly (PayloadItem | null)[];
  /** Each item's reference, of unreadable ones too: an error names it. */
  references: readonly (string | null)[];
  problems: PayloadProblem[];
};

/** Field by field and item by item, so that one fault does not hide another. */
export function readPayload(payload: object): ReadPayload {
  const problems: PayloadProblem[] = [];
  const sent: Readonly<Record<string, unknown>> = { ...payload };
  const field = <S extends z.ZodType>(schema: S, name: string): z.output<S> | undefined => {
    const read = schema.safeParse(Object.hasOwn(sent, name) ? sent[name] : undefined);
    if (read.success) return read.data;
    for (const issue of read.error.issues)
      problems.push({ position: null, field: name, message: issue.message });
    return undefined;
  };
  const header = {
    referenceId: field(reference, "reference_id"),
    sourceAccountId: field(uuidOf("an account of the business"), "source_account_id"),
    numberOfPayments: field(count, "number_of_payments"),
    totalAmount: field(amount, "total_amount"),
  };
  const list = field(z.array(z.unknown(), "Expected a list of payments."), "payments") ?? [];
  const shape = shapeProblem(list.length);
  if (shape !== null && Array.isArray(sent["payments"])) {
    problems.push({ position: null, field: "payments", message: shape });
    return { ...header, items: [], references: [], problems };
  }
  return { ...header, ...readItems(list, problems), problems };
}

function shapeProblem(items: number): string | null {
  if (items === 0) return "A batch has at least one payment.";
  if (items > ITEMS_PER_BATCH_MAX)
    return `A batch has at most ${ITEMS_PER_BATCH_MAX} payments, found ${items}.`;
  return null;
}

function readItems(
  list: readonly unknown[],
  problems: PayloadProblem[],
): { items: (PayloadItem | null)[]; references: (string | null)[] } {
  const references: (string | null)[] = [];
  const items = list.map((raw, position) => {
    const read = item.safeParse(raw);
    if (read.success) {
      references.push(read.data.reference_id);
      return read.data;
    }
    references.push(referenceOf(raw));
    for (const issue of read.error.issues) {
      problems.push({ position, field: issue.path.map(String).join("."), message: issue.message });
    }
    return null;
  });
  return { items, references };
}

function referenceOf(raw: unknown): string | null {
  if (typeof raw !== "object" || raw === null || !("reference_id" in raw)) return null;
  const read = reference.safeParse(raw.reference_id);
  return read.success ? read.data : null;
}
