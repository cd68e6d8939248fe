import { z } from "zod";
import type { AccountCorrection } from "@/lib/domain/accounts/correction";

const numbers = z.object({ routingNumber: z.string(), last4: z.string(), type: z.string() });
const stored = z.object({
  code: z.string(),
  before: numbers,
  after: numbers.nullish().transform((found) => found ?? null),
  why: z
    .string()
    .nullish()
    .transform((found) => found ?? null),
});

/** The correction that the history keeps; null of any other event. */
export function readCorrection(event: { kind: string; data: unknown }): AccountCorrection | null {
  if (event.kind !== "account.corrected") return null;
  const read = stored.safeParse(event.data);
  return read.success ? read.data : null;
}
