import type { KeyActor } from "@/lib/auth/actor";
import { actorOfKey, actorOfKeyLately } from "@/lib/auth/keys";
import { Refusal } from "@/lib/domain/refusal";
import { limitKey } from "./rate-limit";

const KEY_CHARACTERS_MAX = 256;
const READS = new Set(["GET", "HEAD"]);

/** The key's actor, within its rate. Bearer keys only, with the three documented reasons; a session says nothing here. */
export async function authenticate(request: Request): Promise<KeyActor> {
  const header = request.headers.get("authorization");
  if (header === null || header.trim() === "") {
    throw new Refusal("unauthenticated", "Please include an authorization header.");
  }
  const key = /^Bearer +(\S.*)$/i.exec(header.trim())?.[1];
  if (key === undefined)
    throw new Refusal("unauthenticated", "Please include a Bearer token in your header.");
  // What changes something asks the database itself whether the key still holds.
  const find = READS.has(request.method) ? actorOfKeyLately : actorOfKey;
  const actor = key.length > KEY_CHARACTERS_MAX ? null : await find(key);
  if (actor === null) throw new Refusal("unauthenticated", "Invalid token. Please check and try again.");
  await limitKey(actor.keyId);
  return actor;
}
