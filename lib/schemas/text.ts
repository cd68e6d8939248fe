import { z } from "zod";

/** Control characters, and halves of a character: neither survives every bank, file and database. */
const UNWRITABLE = /[\p{Cc}\p{Cs}]/u;

/** One line of text that every bank, file and database takes, trimmed; at least one character. */
export const lineOfText = (charactersMax: number) =>
  z
    .string("Expected text.")
    .refine((text) => !UNWRITABLE.test(text), "Text has no control characters and no broken ones here.")
    .trim()
    .min(1, "Expected at least one character; leave the field out instead.")
    .max(charactersMax, `Expected at most ${charactersMax} characters.`);
