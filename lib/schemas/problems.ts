import type { z } from "zod";
import type { Problem } from "@/lib/domain/refusal";

/** zod's issues → our problems: `payments.3.amount` becomes the path, the schema's own words the message. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a text",
};

/** The words for a value of another kind where a schema has none of its own; null leaves the rest to zod. */
export const wordsOfKind: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_format" && issue.format === "uuid") return uuidWords(String(issue.input));
  const expected = issue.code === "invalid_type" ? kinds[issue.expected] : undefined;
  return expected === undefined ? null : `Expected ${expected}, found ${found(issue.input)}.`;
};

const SHOWN_CHARACTERS_MAX = 40;

const uuidWords = (text: string): string =>
  `Expected a uuid, found "${text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text}".`;

/** A value that is no text, as an error says what was found. */
export function found(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return kinds[typeof value] ?? "something else";
}
