import { z } from "zod";
import { NAMES_MAX } from "@/lib/domain/batches/named-payments";
import { formatCount } from "@/lib/domain/counted";
import { isPositive, type Money, parseMoney } from "@/lib/domain/money";
import { dayInput } from "../text";

const PAYMENTS_A_CALL_MAX = 500;
const TEXT_LENGTH_MAX = 200;
const LIST_LENGTH_MAX = NAMES_MAX * 60;

const moneyInput = z.string().transform((text, context): Money => {
  const amount = parseMoney(text.trim());
  if (amount !== null && isPositive(amount)) return amount;
  context.addIssue("Expected dollars and cents above zero such as 150.00.");
  return z.NEVER;
});

const uuidOrNone = z
  .union([z.uuid(), z.literal("")])
  .optional()
  .transform((id) => id || null);

/** The page's filters, for "all that match". */
const filterInput = z.object({
  batch: uuidOrNone,
  servicer: uuidOrNone,
  q: z
    .string()
    .max(TEXT_LENGTH_MAX)
    .optional()
    .transform((text) => text?.trim() || null),
});

/** Which payments: by id, or all of a filter. */
const whichInput = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(PAYMENTS_A_CALL_MAX) }),
  z.object({ all: filterInput }),
]);
export type WhichPayments = z.output<typeof whichInput>;

export const matchInput = z.object({
  which: whichInput,
  lineId: uuidOrNone,
  /** One payment of which the servicer posted the line's amount, not its own. */
  asSaid: z.boolean().default(false),
});
export type MatchPayments = z.output<typeof matchInput>;
/** Which payments, or all that were matched to a line. */
export const unmatchInput = z.object({ which: z.union([whichInput, z.object({ line: z.uuid() })]) });
export type UnmatchPayments = z.output<typeof unmatchInput>;

export const matchListInput = z.object({
  lineId: uuidOrNone,
  text: z
    .string()
    .max(LIST_LENGTH_MAX, `Expected at most ${formatCount(NAMES_MAX)} payments.`)
    .refine((text) => text.trim() !== "", "Paste payment ids, references or trace numbers, one a line."),
});

/** What the person was shown: what is reconciled is this or nothing. */
export const reconcileInput = z.object({ payments: z.int().positive(), amount: moneyInput });

export const lineInput = z.object({
  amount: moneyInput,
  servicerId: uuidOrNone,
  reference: z
    .string()
    .trim()
    .max(TEXT_LENGTH_MAX)
    .transform((text) => text || null),
  postedOn: dayInput,
});

export const dismissLineInput = z.object({
  id: z.uuid(),
  note: z.string().trim().min(1, "Write why it is left out: it stays in the record.").max(TEXT_LENGTH_MAX),
});
