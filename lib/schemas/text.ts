import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/days";
import { found } from "./problems";

/** Control characters, and halves of a character: neither survives every bank, file and database. */
export const UNWRITABLE = /[\p{Cc}\p{Cs}]/u;

/** One line of text that every bank, file and database takes, trimmed; at least one character. */
export const lineOfText = (charactersMax: number) =>
  z
    .string({ error: ({ input }) => `Expected text, found ${found(input)}.` })
    .superRefine((text, context) => {
      const unwritable = UNWRITABLE.exec(text)?.[0];
      if (unwritable !== undefined)
        context.addIssue(
          `Expected text without control characters and broken ones, found ${codeOf(unwritable)}.`,
        );
    })
    .trim()
    .min(1, "Expected at least one character, found none.")
    .max(charactersMax, {
      error: ({ input }) =>
        `Expected at most ${charactersMax} characters, found ${(input as string).length}.`,
    });

const HEX = 16;
const codeOf = (character: string): string =>
  `U+${character.charCodeAt(0).toString(HEX).toUpperCase().padStart(4, "0")}`;

/** A day as a form sends it. */
export const dayInput = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue(`Expected a day such as 2026-11-23, found ${text || "nothing"}.`);
  return z.NEVER;
});

const SEARCH_CHARACTERS_MAX = 100;

/** Words that are searched for, from an address, where anybody may write; undefined for none. */
export const searchText = (text: string | undefined): string | undefined =>
  text?.replaceAll("\0", "").trim().slice(0, SEARCH_CHARACTERS_MAX) || undefined;

/** An id in a body of the API; `what` it is the id of is said where it is none. */
export const uuidOf = (what: string) =>
  z
    .string(`Expected the uuid of ${what}.`)
    .pipe(z.uuid(`Expected the uuid of ${what}.`))
    .transform((text) => text.toLowerCase())
    .meta({ type: "string", format: "uuid" });
