import { z } from "zod";
import { lineOfText } from "../text";

/** What a key may be allowed: rules "Who, and what they own". */
export const scopes = ["read", "write", "release", "borrower_funds"] as const;
export type Scope = (typeof scopes)[number];

export function scopeWords(scope: Scope): { label: string; may: string } {
  switch (scope) {
    case "read":
      return { label: "Read", may: "employees, loans, accounts, batches, and what happens to them" };
    case "write":
      return {
        label: "Write",
        may: "employees, loans, the business's accounts, webhooks; try a batch without sending it",
      };
    case "release":
      return { label: "Release", may: "send batches that draw on the business's accounts" };
    case "borrower_funds":
      return { label: "Borrowers' money", may: "accounts, payments, series and autopay of borrowers" };
  }
}

const NAME_CHARACTERS_MAX = 100;
const keyName = lineOfText(NAME_CHARACTERS_MAX);
const someScopes = z
  .array(z.enum(scopes))
  .min(1, "Choose at least one thing that the key may do.")
  .transform((chosen) => scopes.filter((scope) => chosen.includes(scope)));

export const makeKeyInput = z.object({ name: keyName, scopes: someScopes });
export type MakeKey = z.output<typeof makeKeyInput>;

export const keyInput = z.object({ id: z.uuid() });
export type KeyOf = z.output<typeof keyInput>;

export const changeKeyInput = keyInput.extend({ name: keyName, scopes: someScopes });
export type ChangeKey = z.output<typeof changeKeyInput>;

/** How long a rotated key goes on, so that programs can be given the new one. */
export const overlapHours = [0, 24] as const;
export const rotateKeyInput = keyInput.extend({ overlapHours: z.union([z.literal(0), z.literal(24)]) });
export type RotateKey = z.output<typeof rotateKeyInput>;

export type ApiKeyView = {
  id: string;
  name: string;
  last4: string;
  scopes: Scope[];
  /** `release` was asked for; a second person has not agreed yet. */
  releaseWaits: boolean;
  /** May the person who looks agree to it. */
  mayApprove: boolean;
  madeBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  status: "active" | "ending" | "revoked";
  endsAt: string | null;
};

/** The key itself, this once: only its hash is kept. `waitsFor` names who may agree to `release`, where somebody must. */
export type NewKeyView = { id: string; name: string; secret: string; waitsFor: string[] };
