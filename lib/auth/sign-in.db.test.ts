import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { makePayroll } from "@/prisma/factories/payroll";
import { hashPassword } from "./passwords";
import { signedInBySession } from "./session";
import { signIn, signOut, WRONG_TRIES_MAX } from "./sign-in";

const PASSWORD = "four words make one";
const WRONG = "not the right words";

async function makePerson() {
  const { admin, businessId } = await makePayroll(day("2026-11-23"));
  const passwordHash = await hashPassword(PASSWORD);
  await prisma.user.update({ where: { id: admin.userId }, data: { passwordHash } });
  return { ...admin, businessId };
}

describe("signing in", () => {
  it("opens a session that signing out ends", async () => {
    const { email, userId } = await makePerson();
    const entered = await signIn(` ${email.toUpperCase()} `, PASSWORD, "here");
    if (!entered.ok) throw new Error(entered.why);
    expect(await signedInBySession(entered.sessionId)).toMatchObject({ userId, employer: { role: "admin" } });
    await signOut(entered.sessionId);
    expect(await signedInBySession(entered.sessionId)).toBeNull();
  });

  it("says the same for a wrong password and for an e-mail that nobody has", async () => {
    const { email } = await makePerson();
    expect(await signIn(email, WRONG, "here")).toEqual({ ok: false, why: "wrong" });
    expect(await signIn(`x${email}`, PASSWORD, "here")).toEqual({ ok: false, why: "wrong" });
    expect(await signIn(email, PASSWORD.repeat(1_000), "here")).toEqual({ ok: false, why: "wrong" });
  });

  it("rests after ten wrong tries from one address, the right password too; another address is free", async () => {
    const { email } = await makePerson();
    const here = randomUUID();
    for (let n = 0; n < WRONG_TRIES_MAX; n++)
      expect(await signIn(email, WRONG, here)).toMatchObject({ why: "wrong" });
    const refused = await signIn(email, PASSWORD, here);
    expect(refused).toMatchObject({ ok: false, why: "wait" });
    expect(!refused.ok && refused.why === "wait" && refused.seconds).toBeGreaterThan(0);
    expect(await signIn(email, PASSWORD, randomUUID())).toMatchObject({ ok: true });
  });

  it("counts from nothing again after the right password", async () => {
    const { email } = await makePerson();
    const here = randomUUID();
    for (let n = 1; n < WRONG_TRIES_MAX; n++) await signIn(email, WRONG, here);
    expect(await signIn(email, PASSWORD, here)).toMatchObject({ ok: true });
    expect(await signIn(email, WRONG, here)).toEqual({ ok: false, why: "wrong" });
  });

  it("does not let a guesser on by naming a new address each time", async () => {
    const { email } = await makePerson();
    await prisma.rateLimit.create({
      data: { key: `sign-in-any:${email}`, points: 100, expire: BigInt(Date.now() + 60_000) },
    });
    expect(await signIn(email, PASSWORD, randomUUID())).toMatchObject({ ok: false, why: "wait" });
  });

  it("is refused to the suspended, and to those who belong nowhere any more", async () => {
    const { email, userId, businessId } = await makePerson();
    const entered = await signIn(email, PASSWORD, "here");
    await prisma.membership.update({
      where: { businessId_userId: { businessId, userId } },
      data: { status: "suspended" },
    });
    expect(entered.ok && (await signedInBySession(entered.sessionId))).toBeNull();
    expect(await signIn(email, PASSWORD, "here")).toEqual({ ok: false, why: "suspended" });
    await prisma.user.update({ where: { id: userId }, data: { isOperator: true } });
    expect(await signIn(email, PASSWORD, "here")).toMatchObject({ ok: true });
    await prisma.user.update({ where: { id: userId }, data: { status: "suspended" } });
    expect(await signIn(email, PASSWORD, "here")).toEqual({ ok: false, why: "suspended" });
  });
});
