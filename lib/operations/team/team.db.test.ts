import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { readOneTimeLink } from "@/lib/auth/one-time-links";
import { signedInBySession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { setPassword } from "@/lib/operations/people/set-password";
import { listPeople, peopleCsv } from "@/lib/queries/team/list-people";
import { makeEmployee, makePayroll } from "@/prisma/factories/payroll";
import { addPerson } from "./add-person";
import { changeRole } from "./change-role";
import { sendPasswordLink } from "./send-password-link";
import { reactivatePerson, suspendPerson } from "./suspend-person";

const PASSWORD = "four words make one";
const tokenOf = (link: string | null): string => link?.split("/").at(-1) ?? "";
const newEmail = (): string => `new-${randomUUID().slice(0, 8)}@payroll.example`;

/** A business whose owner has a password, as every real one has. */
async function makeTeam() {
  const team = await makePayroll(day("2026-11-23"));
  await prisma.user.update({ where: { id: team.owner.userId }, data: { passwordHash: "set" } });
  return team;
}

async function addAndEnter(owner: UserActor, role: "owner" | "viewer" = "viewer") {
  const email = newEmail();
  const { link } = await addPerson(owner, { name: "Nia New", email, role });
  await setPassword({ token: tokenOf(link), password: PASSWORD });
  const entered = await signIn(email, PASSWORD, randomUUID());
  if (!entered.ok) throw new Error(entered.why);
  return { email, userId: entered.userId, sessionId: entered.sessionId };
}

describe("adding a person", () => {
  it("gives a link that is shown, mailed, and opens the business with the role", async () => {
    const { owner, businessId } = await makeTeam();
    const email = newEmail();
    const made = await addPerson(owner, { name: "Nia New", email, role: "approver" });
    expect(await readOneTimeLink(tokenOf(made.link))).toMatchObject({
      state: "open",
      name: "Nia New",
      email,
    });
    const mail = await prisma.mail.findFirstOrThrow({ where: { businessId, toEmail: email } });
    expect(mail.text).toContain(made.link);
    expect((await listPeople(owner)).find((person) => person.email === email)).toMatchObject({
      role: "approver",
      status: "invited",
    });
    const file = await new Response((await peopleCsv(owner)).body).text();
    expect(file).toContain(`Nia New,${email},approver,invited,\r\n`);
    await setPassword({ token: tokenOf(made.link), password: PASSWORD });
    const entered = await signIn(email, PASSWORD, "here");
    expect(entered.ok && (await signedInBySession(entered.sessionId))?.employer).toMatchObject({
      businessId,
      role: "approver",
    });
  });

  it.each(["admin", "approver", "viewer"] as const)("is not for the %s", async (role) => {
    const team = await makeTeam();
    const person = { name: "Nia New", email: newEmail(), role: "owner" as const };
    await expect(addPerson(team[role], person)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeRole(team[role], { userId: team.viewer.userId, role: "owner" })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
    await expect(suspendPerson(team[role], { userId: team.owner.userId })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(sendPasswordLink(team[role], { userId: team.owner.userId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("twice is refused at the e-mail", async () => {
    const { owner } = await makeTeam();
    const person = { name: "Nia New", email: newEmail(), role: "viewer" as const };
    await addPerson(owner, person);
    await expect(addPerson(owner, person)).rejects.toMatchObject({
      code: "invalid",
      problems: [{ path: "email" }],
    });
  });

  it("who has a sign-in elsewhere keeps their password, and no link is made", async () => {
    const [here, there] = [await makeTeam(), await makeTeam()];
    const { email } = await addAndEnter(there.owner);
    expect(await addPerson(here.owner, { name: "Another Name", email, role: "viewer" })).toEqual({
      name: "Nia New",
      email,
      link: null,
    });
  });
});

describe("a password link for one of the people", () => {
  it("closes the links before it", async () => {
    const { owner } = await makeTeam();
    const made = await addPerson(owner, { name: "Nia New", email: newEmail(), role: "viewer" });
    const person = (await listPeople(owner)).find(({ email }) => email === made.email);
    const again = await sendPasswordLink(owner, { userId: person?.userId ?? "" });
    expect(await readOneTimeLink(tokenOf(made.link))).toEqual({ state: "unknown" });
    expect(await readOneTimeLink(tokenOf(again.link))).toMatchObject({ state: "open", purpose: "welcome" });
  });

  it("is never shown for who belongs elsewhere too: it would open another's doors", async () => {
    const [here, there] = [await makeTeam(), await makeTeam()];
    const { email, userId } = await addAndEnter(there.owner);
    await addPerson(here.owner, { name: "x", email, role: "viewer" });
    expect((await sendPasswordLink(here.owner, { userId })).link).toBeNull();
  });

  it("is never shown for an employee, whose own pages it would open", async () => {
    const { owner, businessId } = await makeTeam();
    const { userId } = await addAndEnter(owner);
    const employee = await makeEmployee(businessId);
    await prisma.borrower.update({
      where: { businessId_id: { businessId, id: employee.id } },
      data: { userId },
    });
    expect((await sendPasswordLink(owner, { userId })).link).toBeNull();
  });

  it("of another business's person is not found", async () => {
    const [here, there] = [await makeTeam(), await makeTeam()];
    const stranger = { userId: there.viewer.userId };
    await expect(sendPasswordLink(here.owner, stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(suspendPerson(here.owner, stranger)).rejects.toMatchObject({ code: "not_found" });
    await expect(changeRole(here.owner, { ...stranger, role: "owner" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("suspending", () => {
  it("ends the sessions at once; reactivated, the old password works again", async () => {
    const { owner } = await makeTeam();
    const { email, userId, sessionId } = await addAndEnter(owner);
    await suspendPerson(owner, { userId });
    expect(await prisma.userSession.count({ where: { userId } })).toBe(0);
    expect(await signIn(email, PASSWORD, "here")).toEqual({ ok: false, why: "suspended" });
    await expect(sendPasswordLink(owner, { userId })).rejects.toMatchObject({ code: "conflict" });
    await reactivatePerson(owner, { userId });
    expect(await signedInBySession(sessionId)).toBeNull();
    expect(await signIn(email, PASSWORD, "here")).toMatchObject({ ok: true });
  });

  it("yourself is refused", async () => {
    const { owner } = await makeTeam();
    await expect(suspendPerson(owner, { userId: owner.userId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the last owner", () => {
  it("stays one, even beside an invited owner who has no password yet", async () => {
    const { owner } = await makeTeam();
    const down = () => changeRole(owner, { userId: owner.userId, role: "admin" });
    await expect(down()).rejects.toMatchObject({ code: "conflict" });
    const made = await addPerson(owner, { name: "Second", email: newEmail(), role: "owner" });
    await expect(down()).rejects.toMatchObject({ code: "conflict" });
    await setPassword({ token: tokenOf(made.link), password: PASSWORD });
    await down();
    expect((await listPeople(owner)).find(({ userId }) => userId === owner.userId)?.role).toBe("admin");
  });

  it("remains when two owners suspend each other at once", async () => {
    const { owner, businessId } = await makeTeam();
    const second = await addAndEnter(owner, "owner");
    const other: UserActor = { ...owner, userId: second.userId, email: second.email };
    const results = await Promise.allSettled([
      suspendPerson(owner, { userId: other.userId }),
      suspendPerson(other, { userId: owner.userId }),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await prisma.membership.count({ where: { businessId, role: "owner", status: "active" } })).toBe(1);
  });
});
