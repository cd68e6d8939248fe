import type { z } from "zod";
import type { Scope } from "@/lib/domain/people/scopes";

export const tags = {
  Borrowers: "People with student loans, and their loans.",
  "Source accounts": "Where the business's money comes from.",
  "Batch payments": "One transfer from the business to many loans.",
  "Borrowers' money": "Accounts, payments, series and autopay of a Borrower's own money.",
  Webhooks: "Being told when something changes.",
  Sandbox: "The clock and the bank of the sandbox.",
} as const;
export type Tag = keyof typeof tags;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type Answers = Readonly<Record<number, { about: string; schema: z.ZodType | null; type?: string }>>;

/** One path and method of the API, as its document tells it and as the tests ask it. */
export type Endpoint = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below /api/v1: "/borrowers/{id}". */
  path: string;
  /** What a client calls it. */
  name: string;
  tag: Tag;
  summary: string;
  about?: string;
  /** What a key needs; null: no key at all. */
  scope: Scope | null;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answers: Answers;
  /** Refusals beyond those that follow from what it takes. */
  refusals?: readonly number[];
  /** What the document shows; a test runs it, with ids of its own for those of examples.ts. */
  example?: {
    params?: Readonly<Record<string, string>>;
    query?: Readonly<Record<string, string>>;
    body?: Json;
  };
};
