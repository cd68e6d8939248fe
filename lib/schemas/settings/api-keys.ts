import { z } from "zod";
import { overlapHours, type Scope, scopes } from "@/lib/domain/people/scopes";
import { lineOfText } from "../text";

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

export const rotateKeyInput = keyInput.extend({ overlapHours: z.literal(overlapHours) });
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
