import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/days";
import { isPositive, type Money, parseMoney } from "@/lib/domain/money";
import { limit, sequenceCursor } from "../page";

/** An amount as the API accepts it, above zero. */
export const amount = z
  .unknown()
  .transform((found, context): Money => {
    const parsed = parseMoney(found);
    if (parsed !== null && isPositive(parsed)) return parsed;
    const shown = typeof found === "string" ? `, found ${JSON.stringify(found.slice(0, 40))}` : "";
    const hint = typeof found === "number" ? ", not a number" : shown;
    context.addIssue(
      parsed === null
        ? `Expected dollars and cents as a string such as "437.50"${hint}.`
        : "Expected an amount above zero.",
    );
    return z.NEVER;
  })
  .meta({ type: "string", format: "decimal", pattern: "^\\d{1,12}(\\.\\d{1,2})?$" });

/** The same as people type it: "$1,250" is 1250.00. */
export const typedAmount = z.string("Enter an amount.").transform((text, context): Money => {
  const plain = text.trim().replace(/^\$/, "");
  const parsed = parseMoney(/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(plain) ? plain.replaceAll(",", "") : plain);
  if (parsed !== null && isPositive(parsed)) return parsed;
  context.addIssue(
    text.trim() === "" ? "Enter an amount." : "Enter dollars and cents above zero, such as 150.00.",
  );
  return z.NEVER;
});

export const dayField = z
  .unknown()
  .transform((found, context): Day => {
    const day = parseDay(found);
    if (day !== null) return day;
    context.addIssue('Expected a day such as "2026-11-27".');
    return z.NEVER;
  })
  .meta({ type: "string", format: "date" });

/** Counts changes: sent back with an edit, the second of two tabs is told. Left out: whatever stands is changed. */
export const version = z.coerce.number().int().positive().optional();

/** What a Borrower ticks beside the words they agree to. */
export const agreed = z.literal([true, "on", "true"], "Tick the box to allow the debit.");

export const listFields = { limit, cursor: sequenceCursor.optional() };

/** Any field may be left out: it stays as it is. */
export type LeavingOut<T> = { [Field in keyof T]?: T[Field] | undefined };
