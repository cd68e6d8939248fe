import { createHash } from "node:crypto";
import type { KeyActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { claimKey, type IdempotencyClaim, keepAnswer, releaseKey } from "@/lib/db/api/idempotency";
import { asOneTransaction, type Tx } from "@/lib/db/transaction";
import { canonicalJson } from "@/lib/domain/canonical-json";
import { Refusal } from "@/lib/domain/refusal";
import type { Answer } from "./answer";
import { statusOf } from "./status";

const KEY_CHARACTERS_MAX = 255;
const AGAIN_SECONDS = 1;

/** The request's Idempotency-Key, null without one. */
export function idempotencyKeyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || (key.length > 0 && key.length <= KEY_CHARACTERS_MAX)) return key;
  throw new Refusal("invalid", `An Idempotency-Key has 1 to ${KEY_CHARACTERS_MAX} characters.`);
}

function inFlight(): Refusal {
  return new Refusal(
    "conflict",
    "A request with this Idempotency-Key is being answered. Ask again in a moment.",
    {
      retryAfterSeconds: AGAIN_SECONDS,
    },
  );
}

/** 2xx and 409 by a business rule are kept; anything else leaves the key free, so that it can be mended and sent again. */
function isKept(status: number): boolean {
  return (status >= 200 && status < 300) || status === statusOf("conflict");
}

/**
 * Answers a keyed POST once (rules "The same thing twice"). `answer` gives what is kept for a thrown refusal too. With
 * `atomic` the answer is kept in the transaction that does the thing: killed anywhere, a repetition does it exactly once.
 */
export async function once(
  request: { actor: KeyActor; method: string; path: string; key: string; body: unknown },
  options: { atomic: boolean; answer: () => Promise<Answer>; refused: (error: unknown) => Answer },
): Promise<Answer> {
  const hash = createHash("sha256").update(canonicalJson(request.body)).digest("hex");
  const { actor, method, path, key } = request;
  const state = await claimKey({ businessId: actor.businessId, method, path, key }, hash);
  if (state === "in_flight") throw inFlight();
  if ("first" in state) {
    if (state.first.requestHash !== hash) {
      throw new Refusal(
        "invalid",
        "This Idempotency-Key was used with another body. Use a new key for a new request.",
      );
    }
    return { status: state.first.status, text: state.first.body, headers: { "idempotent-replayed": "true" } };
  }
  const { claim } = state;
  const work = async (tx: Tx): Promise<Answer> => settle(tx, claim, await options.answer());
  try {
    return options.atomic ? await asOneTransaction(work) : await work(prisma);
  } catch (error) {
    const refusal = options.refused(error);
    return settle(prisma, claim, refusal);
  }
}

async function settle(db: Tx, claim: IdempotencyClaim, answer: Answer): Promise<Answer> {
  const mine = isKept(answer.status)
    ? await keepAnswer(db, claim, { status: answer.status, body: answer.text })
    : await releaseKey(db, claim);
  if (!mine) throw inFlight();
  return answer;
}
