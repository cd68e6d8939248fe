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
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const hours = purpose === "welcome" ? WELCOME_LINK_HOURS : RESET_LINK_HOURS;
  const expiresAt = new Date(realNow().getTime() + hours * 3_600_000);
  await tx.oneTimeLink.create({ data: { tokenHash: hashOf(token), userId, purpose, expiresAt } });
  return `${env.PAYDOWN_URL}/set-password/${token}`;
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
