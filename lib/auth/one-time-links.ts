import { createHash, randomBytes } from "node:crypto";
import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";

/** `welcome`: a first password; `reset`: another one. Real time: a link is a secret of this hour, whatever a sandbox clock says. */
export type LinkPurpose = "welcome" | "reset";

export const WELCOME_LINK_HOURS = 7 * 24;
export const RESET_LINK_HOURS = 24;
const TOKEN_BYTES = 32;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Writes a link down (its hash only) and gives its address, which exists nowhere else from then on. */
export async function makeOneTimeLink(tx: Tx, userId: string, purpose: LinkPurpose): Promise<string> {
  const link = (await makeOneTimeLinks(tx, [userId], purpose)).get(userId);
  if (link === undefined) throw new Error("a link was not made");
  return link;
}

/** A link each, by user; one statement whatever their number. */
export async function makeOneTimeLinks(
  tx: Tx,
  userIds: readonly string[],
  purpose: LinkPurpose,
): Promise<Map<string, string>> {
  const tokens = new Map(userIds.map((id) => [id, randomBytes(TOKEN_BYTES).toString("base64url")]));
  const hours = purpose === "welcome" ? WELCOME_LINK_HOURS : RESET_LINK_HOURS;
  const expiresAt = new Date(realNow().getTime() + hours * 3_600_000);
  const users = [...tokens.keys()];
  const hashes = [...tokens.values()].map(hashOf);
  await tx.$executeRaw`
    INSERT INTO one_time_link (token_hash, user_id, purpose, expires_at)
    SELECT hash, id, ${purpose}, ${expiresAt}
      FROM unnest(${users}::uuid[], ${hashes}::text[]) AS made (id, hash)`;
  return new Map([...tokens].map(([id, token]) => [id, `${env.PAYDOWN_URL}/set-password/${token}`]));
}

/** Links that nobody used yet open nothing from now on. */
export async function closeOpenLinks(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM one_time_link WHERE user_id = ANY (${[...userIds]}::uuid[]) AND used_at IS NULL`;
}

export type LinkState =
  | { state: "open"; purpose: LinkPurpose; name: string; email: string }
  | { state: "used" | "expired" | "suspended" | "unknown" };

/** What the page of a link says. Looking uses nothing up: mail programs open links ahead of people. */
export async function readOneTimeLink(token: string): Promise<LinkState> {
  const link = await prisma.oneTimeLink.findUnique({
    where: { tokenHash: hashOf(token) },
    select: {
      purpose: true,
      expiresAt: true,
      usedAt: true,
      user: { select: { name: true, email: true, status: true } },
    },
  });
  if (!link) return { state: "unknown" };
  if (link.usedAt) return { state: "used" };
  if (link.expiresAt <= realNow()) return { state: "expired" };
  if (link.user.status !== "active") return { state: "suspended" };
  const purpose = link.purpose === "welcome" ? "welcome" : "reset";
  return { state: "open", purpose, name: link.user.name, email: link.user.email };
}

/**
 * Uses a link up and gives whose it is; null if it cannot be used (any more). The update is the check: of two presses at
 * once one finds the row open. Every other open link of the person is closed with it.
 */
export async function useUpOneTimeLink(tx: Tx, token: string): Promise<{ id: string; email: string } | null> {
  const now = realNow();
  const used = await tx.$queryRaw<{ id: string; email: string }[]>`
    UPDATE one_time_link l SET used_at = ${now}
      FROM app_user u
     WHERE l.token_hash = ${hashOf(token)} AND l.used_at IS NULL AND l.expires_at > ${now}
       AND u.id = l.user_id AND u.status = 'active'
    RETURNING u.id, u.email`;
  const user = used[0];
  if (!user) return null;
  await tx.oneTimeLink.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: now } });
  return user;
}
