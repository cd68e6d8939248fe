import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { realNow } from "@/lib/clock";
import { pool, prisma } from "@/lib/db/client";
import { verifyPassword } from "./passwords";

/** Per e-mail and address: ten wrong tries, then a quarter of an hour's rest. Counted in the database, for all web processes. */
const WRONG_TRIES_MAX = 10;
const REST_SECONDS = 15 * 60;
export const SESSION_DAYS = 14;

const limiter = new RateLimiterPostgres({
  storeClient: pool,
  tableName: "rate_limit",
  tableCreated: true,
  keyPrefix: "sign-in",
  points: WRONG_TRIES_MAX,
  duration: REST_SECONDS,
});

export type SignIn =
  | { ok: true; userId: string; sessionId: string; name: string; email: string }
  | { ok: false; why: "wrong" | "suspended" }
  | { ok: false; why: "wait"; seconds: number };

/** Checks e-mail and password and opens a session row, which is the session: deleting it revokes. Real time. */
export async function signIn(email: string, password: string, address: string): Promise<SignIn> {
  const key = `${email.trim().toLowerCase()}|${address}`;
  const counted = await limiter.get(key);
  if (counted && counted.consumedPoints >= WRONG_TRIES_MAX) {
    return { ok: false, why: "wait", seconds: Math.ceil(counted.msBeforeNext / 1000) };
  }
  const user = await prisma.user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password)) || !user) {
    // Two tries at once may pass the last point together: the limiter says so by rejecting, and "wrong" is true all the same.
    await limiter.consume(key).catch((reason: unknown) => {
      if (!(reason instanceof RateLimiterRes)) throw reason;
    });
    return { ok: false, why: "wrong" };
  }
  if (user.status !== "active") return { ok: false, why: "suspended" };
  await limiter.delete(key);
  const session = await prisma.userSession.create({
    data: { userId: user.id, expiresAt: new Date(realNow().getTime() + SESSION_DAYS * 86_400_000) },
  });
  return { ok: true, userId: user.id, sessionId: session.id, name: user.name, email: user.email };
}

export async function signOut(sessionId: string): Promise<void> {
  await prisma.userSession.deleteMany({ where: { id: sessionId } });
}
