import { z } from "zod";
import { dayInput } from "../text";

const REASON_LENGTH_MAX = 2_000;

export const batchInput = z.object({ id: z.uuid() });
export const refundItemInput = z.object({ id: z.uuid(), accountId: z.uuid().optional() });
export const stopItemInput = z.object({ id: z.uuid(), stop: z.boolean() });
export const resendItemInput = z.object({
  id: z.uuid(),
  allocation: z.object({ type: z.enum(["loan", "servicer"]), id: z.uuid() }).optional(),
});

/** `hash` is that of what the approver was shown; `on` the banking day to release on, today if it is left out. */
export const releaseInput = z.object({ id: z.uuid(), hash: z.string().min(1), on: dayInput.optional() });

export const sendBackInput = z.object({
  id: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(1, "Write what should be changed: the people who prepared it read this.")
    .max(REASON_LENGTH_MAX, `Expected at most ${REASON_LENGTH_MAX} characters.`),
});

const NOTE_LENGTH_MAX = 500;

export const exceptionInput = z.object({ id: z.uuid() });
export const exceptionNoteInput = z.object({
  id: z.uuid(),
  note: z
    .string()
    .trim()
    .min(1, "Write how it was settled: it stays in the record.")
    .max(NOTE_LENGTH_MAX, `Expected at most ${NOTE_LENGTH_MAX} characters.`),
});
