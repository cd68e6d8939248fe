import { z } from "zod";
import { found } from "./problems";

/** Control characters, and halves of a character: neither survives every bank, file and database. */
const UNWRITABLE = /[\p{Cc}\p{Cs}]/u;

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
