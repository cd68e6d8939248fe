import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeOneTimeLink, readOneTimeLink, RESET_LINK_HOURS } from "@/lib/auth/one-time-links";
import { signedInBySession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { realNow } from "@/lib/clock";
import { prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import { makePayroll } from "@/prisma/factories/payroll";
import { askForPassword } from "./ask-for-password";
import { setPassword } from "./set-password";

const PASSWORD = "four words make one";

async function makeLink(userId: string): Promise<string> {
  const link = await inTransaction((tx) => makeOneTimeLink(tx, userId, "reset"));
  return link.split("/").at(-1) ?? "";
}

describe("a one-time link", () => {
  it("sets a password once, ends old sessions and closes every other link", async () => {
    const { viewer } = await makePayroll(day("2026-11-23"));
    await setPassword({ token: await makeLink(viewer.userId), password: "the password before" });
    const old = await signIn(viewer.email, "the password before", "here");
    const [token, other] = [await makeLink(viewer.userId), await makeLink(viewer.userId)];
    expect(await setPassword({ token, password: PASSWORD })).toEqual({ email: viewer.email });
    expect(old.ok && (await signedInBySession(old.sessionId))).toBeNull();
    expect(await signIn(viewer.email, "the password before", "here")).toEqual({ ok: false, why: "wrong" });
    expect(await signIn(viewer.email, PASSWORD, "here")).toMatchObject({ ok: true });
    expect(await readOneTimeLink(token)).toEqual({ state: "used" });
    await expect(setPassword({ token, password: "yet another one" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(setPassword({ token: other, password: "yet another one" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("pressed five times at once sets one password", async () => {
    const { viewer } = await makePayroll(day("2026-11-23"));
    const token = await makeLink(viewer.userId);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => setPassword({ token, password: `password number ${n}` })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("expires by real time, not by the sandbox clock", async () => {
    const { viewer, businessId } = await makePayroll(day("2026-11-23"));
    const token = await makeLink(viewer.userId);
    await prisma.businessClock.update({
      where: { businessId },
      data: { now: new Date("2030-01-01T14:00:00Z") },
    });
    expect(await readOneTimeLink(token)).toMatchObject({ state: "open" });
    await prisma.oneTimeLink.updateMany({ where: { userId: viewer.userId }, data: { expiresAt: realNow() } });
    expect(await readOneTimeLink(token)).toEqual({ state: "expired" });
    await expect(setPassword({ token, password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
  });

  it("lasts as long as its letter says, and only its hash is stored", async () => {
    const { viewer } = await makePayroll(day("2026-11-23"));
    const before = realNow().getTime();
    const token = await makeLink(viewer.userId);
    const link = await prisma.oneTimeLink.findFirstOrThrow({ where: { userId: viewer.userId } });
    const lastsMs = link.expiresAt.getTime() - before;
    expect(Math.round(lastsMs / 3_600_000)).toBe(RESET_LINK_HOURS);
    expect(link.tokenHash).not.toContain(token);
  });

  it("of a suspended person, or one that nobody made, opens nothing", async () => {
    const { viewer } = await makePayroll(day("2026-11-23"));
    const token = await makeLink(viewer.userId);
    await prisma.user.update({ where: { id: viewer.userId }, data: { status: "suspended" } });
    expect(await readOneTimeLink(token)).toEqual({ state: "suspended" });
    await expect(setPassword({ token, password: PASSWORD })).rejects.toMatchObject({ code: "conflict" });
    expect(await readOneTimeLink("nobody-made-this")).toEqual({ state: "unknown" });
  });
});

describe("asking for a password link", () => {
  it("mails one, at most three an hour", async () => {
    const { viewer } = await makePayroll(day("2026-11-23"));
    for (let n = 0; n < 5; n++)
      await askForPassword({ email: viewer.email.toUpperCase(), address: randomUUID() });
    expect(await prisma.mail.count({ where: { toEmail: viewer.email, kind: "reset" } })).toBe(3);
  });

  it("for an e-mail that nobody has does nothing, and says nothing", async () => {
    const email = `nobody-${randomUUID()}@payroll.example`;
    await expect(askForPassword({ email, address: randomUUID() })).resolves.toBeUndefined();
    expect(await prisma.mail.count({ where: { toEmail: email } })).toBe(0);
  });
});
