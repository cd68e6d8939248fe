import { z } from "zod";
import { type Money, isPositive, parseMoney } from "@/lib/domain/money";
import { STATUTORY_LIMITS } from "@/lib/domain/tax";

const LAST_KNOWN_LIMIT_YEAR = Math.max(...STATUTORY_LIMITS.map(({ year }) => year));
const YEAR_MAX = 2100;
const SOURCE_LENGTH_MAX = 300;

export const taxLimitInput = z.object({
  year: z
    .string()
    .trim()
    .regex(/^\d{4}$/, "Expected a year such as 2027.")
    .transform((text) => Number.parseInt(text, 10))
    .refine(
      (year) => year > LAST_KNOWN_LIMIT_YEAR && year <= YEAR_MAX,
      `The limits up to ${LAST_KNOWN_LIMIT_YEAR} are known; enter one for a later year.`,
    ),
  amount: z.string().transform((text, context): Money => {
    const amount = parseMoney(
      text
        .trim()
        .replace(/^\$/, "")
        .replace(/(?<=\d),(?=\d{3}(\D|$))/g, ""),
    );
    if (amount !== null && isPositive(amount)) return amount;
    context.addIssue({
      code: "custom",
      message: `Expected dollars and cents such as 5250.00, found ${text.trim() || "nothing"}.`,
    });
    return z.NEVER;
  }),
  source: z
    .string()
    .trim()
    .min(1, "Say where the figure was read, such as “Rev. Proc. 2026-30, section 4”.")
    .max(SOURCE_LENGTH_MAX, `At most ${SOURCE_LENGTH_MAX} characters.`),
});
export type TaxLimit = z.output<typeof taxLimitInput>;

export type TaxLimitView = { year: number; amount: Money; source: string; enteredBy: string | null };
