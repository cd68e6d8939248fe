import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { PASSWORD_LENGTH_MAX } from "@/lib/domain/people/password";
import { verifyPassword } from "./passwords";
import { limitOf } from "./wrong-tries";

const REST_SECONDS = 15 * 60;
export const SESSION_DAYS = 14;
/** Per e-mail and address: ten wrong tries, then a quarter of an hour's rest. */
export const WRONG_TRIES_MAX = 10;
/** Per e-mail from anywhere: an address is a header that a guesser may write anew each time. */
const WRONG_TRIES_ANYWHERE_MAX = 100;

const fromHere = limitOf({ name: "sign-in", tries: WRONG_TRIES_MAX, restSeconds: REST_SECONDS });
const fromAnywhere = limitOf({
  name: "sign-in-any",
  tries: WRONG_TRIES_ANYWHERE_MAX,
  restSeconds: REST_SECONDS,
});

export type SignIn =
  | { ok: true; userId: string; sessionId: string; name: string; email: string }
  | { ok: false; why: "wrong" | "suspended" }
  | { ok: false; why: "wait"; seconds: number };

/** Checks e-mail and password and opens a session row, which is the session: deleting it revokes. Real time. */
export async function signIn(email: string, password: string, address: string): Promise<SignIn> {
  const known = email.trim().toLowerCase();
  const here = `${known}|${address}`;
  const seconds = Math.max(await fromHere.secondsToWait(here), await fromAnywhere.secondsToWait(known));
  if (seconds > 0) return { ok: false, why: "wait", seconds };
  const user = await prisma.user.findUnique({
    where: { email: known },
    select: {
      id: true,
      name: true,
      email: true,
      passwordHash: true,
      status: true,
      isOperator: true,
      memberships: { where: { status: "active" }, select: { businessId: true }, take: 1 },
      borrowers: { select: { id: true }, take: 1 },
    },
  });
  // A megabyte would be hashed too, and cost as much as it is long.
  const tried = password.length <= PASSWORD_LENGTH_MAX ? password : "";
  if (!(await verifyPassword(user?.passwordHash ?? null, tried)) || !user) {
    await Promise.all([fromHere.count(here), fromAnywhere.count(known)]);
    return { ok: false, why: "wrong" };
  }
  const hasPlace = user.isOperator || user.memberships.length > 0 || user.borrowers.length > 0;
  if (user.status !== "active" || !hasPlace) return { ok: false, why: "suspended" };
  await fromHere.forget(here);
  const session = await prisma.userSession.create({
    data: { userId: user.id, expiresAt: new Date(realNow().getTime() + SESSION_DAYS * 86_400_000) },
  });
  return { ok: true, userId: user.id, sessionId: session.id, name: user.name, email: user.email };
}

export async function signOut(sessionId: string): Promise<void> {
  await prisma.userSession.deleteMany({ where: { id: sessionId } });
}
