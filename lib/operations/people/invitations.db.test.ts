import { describe, expect, it } from "vitest";
import { readOneTimeLink } from "@/lib/auth/one-time-links";
import { signedInBySession } from "@/lib/auth/session";
import { signIn } from "@/lib/auth/sign-in";
import { prisma } from "@/lib/db/client";
import { withdrawInvitations } from "@/lib/db/roster/invitations";
import { inTransaction } from "@/lib/db/transaction";
import { day } from "@/lib/domain/days";
import type { InvitationFilter } from "@/lib/domain/people/invitations";
import { changeEmployee } from "@/lib/operations/employees/change-employee";
import { countInvitations } from "@/lib/queries/employees/invitation-counts";
import { getEmployee } from "@/lib/queries/employees/get-employee";
import { listEmployees } from "@/lib/queries/employees/list-employees";
import { employeeListQuery } from "@/lib/schemas/employees/employee";
import { makeEmployee, makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { applied, emptyBusiness, rosterFile } from "@/prisma/testing/roster-files";
import { inviteEmployee, inviteEverybody } from "./invite-employees";
import { setPassword } from "./set-password";
import { withdrawInvitation } from "./withdraw-invitation";

const PASSWORD = "four words make one";

async function makeInvitee() {
  const payroll = await makePayroll(day("2026-11-23"));
  const { id } = await makeEmployee(payroll.businessId);
  const { email } = await emailOf(payroll, id);
  return { payroll, id, email };
}

async function emailOf({ businessId }: Payroll, id: string) {
  const row = await prisma.borrower.findUniqueOrThrow({ where: { businessId_id: { businessId, id } } });
  return { ...row, email: row.email ?? "" };
}

async function tokens({ businessId }: Payroll, email: string): Promise<string[]> {
  const mails = await prisma.mail.findMany({ where: { businessId, toEmail: email }, orderBy: { id: "asc" } });
  return mails.map(({ text }) => text.trim().split("/").at(-1) ?? "");
}

const stateOf = async ({ viewer }: Payroll, id: string) =>
  (await getEmployee(viewer, { id }))?.invitation.state;

/** Somebody with a password, on their own pages. */
async function join(payroll: Payroll, id: string, email: string) {
  await inviteEmployee(payroll.admin, { id });
  await setPassword({ token: (await tokens(payroll, email)).at(-1) ?? "", password: PASSWORD });
  return signIn(email, PASSWORD, "here");
}

async function leave(
  payroll: Payroll,
  id: string,
  more: { email?: string; status?: "active" | "terminated" },
) {
  const row = await emailOf(payroll, id);
  await changeEmployee(payroll.admin, {
    id,
    externalId: row.externalId ?? "",
    firstName: row.firstName,
    lastName: row.lastName,
    email: more.email ?? row.email,
    hireDate: null,
    employmentStatus: more.status ?? "active",
    state: null,
    department: null,
  });
}

describe("an invitation", () => {
  it("leads from a letter to a password to the employee's own pages and nowhere else", async () => {
    const { payroll, id, email } = await makeInvitee();
    expect(await stateOf(payroll, id)).toBe("not_invited");
    await inviteEmployee(payroll.admin, { id });
    expect(await stateOf(payroll, id)).toBe("invited");
    const [token = ""] = await tokens(payroll, email);
    expect(await readOneTimeLink(token)).toMatchObject({ state: "open", purpose: "welcome", email });
    await setPassword({ token, password: PASSWORD });
    const entered = await signIn(email, PASSWORD, "here");
    const person = entered.ok ? await signedInBySession(entered.sessionId) : null;
    expect(person).toMatchObject({
      employer: null,
      operator: null,
      borrower: { borrowerId: id, businessId: payroll.businessId },
    });
    expect(await stateOf(payroll, id)).toBe("joined");
    await expect(inviteEmployee(payroll.admin, { id })).rejects.toMatchObject({ code: "conflict" });
    await expect(withdrawInvitation(payroll.admin, { id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("asked again is a reminder whose link takes the place of the first", async () => {
    const { payroll, id, email } = await makeInvitee();
    await inviteEmployee(payroll.owner, { id });
    await inviteEmployee(payroll.owner, { id });
    const [first = "", second = ""] = await tokens(payroll, email);
    expect(await readOneTimeLink(first)).toEqual({ state: "unknown" });
    expect(await readOneTimeLink(second)).toMatchObject({ state: "open" });
    const view = await getEmployee(payroll.viewer, { id });
    expect(view?.invitation.remindedAt).not.toBeNull();
    expect(view?.activity.map(({ changes }) => changes[0])).toEqual([
      `Reminded of their own pages, by mail to ${email}`,
      `Invited to their own pages, by mail to ${email}`,
    ]);
  });

  it("withdrawn, its link opens nothing; invited again, the employee joins", async () => {
    const { payroll, id, email } = await makeInvitee();
    await inviteEmployee(payroll.admin, { id });
    await withdrawInvitation(payroll.admin, { id });
    expect(await readOneTimeLink((await tokens(payroll, email))[0] ?? "")).toEqual({ state: "unknown" });
    expect(await stateOf(payroll, id)).toBe("not_invited");
    expect(await join(payroll, id, email)).toMatchObject({ ok: true });
  });

  it("ends when the employee leaves; whoever joined keeps their own pages, for their own payments go on", async () => {
    const { payroll, id, email } = await makeInvitee();
    await inviteEmployee(payroll.admin, { id });
    await leave(payroll, id, { status: "terminated" });
    expect(await readOneTimeLink((await tokens(payroll, email))[0] ?? "")).toEqual({ state: "unknown" });
    expect(await stateOf(payroll, id)).toBe("left");
    await expect(inviteEmployee(payroll.admin, { id })).rejects.toMatchObject({ code: "conflict" });
    await leave(payroll, id, { status: "active" });
    expect(await join(payroll, id, email)).toMatchObject({ ok: true });
    await leave(payroll, id, { status: "terminated" });
    expect(await signIn(email, PASSWORD, "here")).toMatchObject({ ok: true });
  });

  it("ends when the e-mail changes before it was used; after that the sign-in stays who it was", async () => {
    const { payroll, id, email } = await makeInvitee();
    await inviteEmployee(payroll.admin, { id });
    await leave(payroll, id, { email: `other-${email}` });
    expect(await readOneTimeLink((await tokens(payroll, email))[0] ?? "")).toEqual({ state: "unknown" });
    expect(await join(payroll, id, `other-${email}`)).toMatchObject({ ok: true });
    await leave(payroll, id, { email });
    expect(await stateOf(payroll, id)).toBe("joined");
    expect(await signIn(`other-${email}`, PASSWORD, "here")).toMatchObject({ ok: true });
  });

  it("ends by a roster file that leaves the employee out, or gives another e-mail", async () => {
    const payroll = await emptyBusiness();
    const row = (n: number, email: string) => `E${n},Ana,Ortiz,${email},active,Sales,`;
    const mail = (n: number) => `e${n}-${payroll.businessId}@x.example`;
    await applied(payroll.admin, rosterFile(row(1, mail(1)), row(2, mail(2)), row(3, mail(3))));
    await inviteEverybody(payroll.admin, { which: "not_invited" });
    await applied(payroll.admin, rosterFile(row(2, `new-${mail(2)}`), row(3, mail(3))), "1");
    const states = await Promise.all(
      [1, 2, 3].map(async (n) => readOneTimeLink((await tokens(payroll, mail(n)))[0] ?? "")),
    );
    expect(states.map(({ state }) => state)).toEqual(["unknown", "unknown", "open"]);
  });

  it("keeps the open link of somebody who belongs to a team as well", async () => {
    const { payroll, id, email } = await makeInvitee();
    await inviteEmployee(payroll.admin, { id });
    const user = await prisma.user.findUniqueOrThrow({ where: { email } });
    await prisma.membership.create({
      data: { businessId: payroll.businessId, userId: user.id, role: "viewer" },
    });
    await inTransaction((tx) => withdrawInvitations(tx, payroll.businessId, { ids: [id] }));
    expect(await readOneTimeLink((await tokens(payroll, email))[0] ?? "")).toMatchObject({ state: "open" });
  });

  it("is for owner and admin only, and for their own employees", async () => {
    const { payroll, id } = await makeInvitee();
    for (const actor of [payroll.approver, payroll.viewer]) {
      await expect(inviteEmployee(actor, { id })).rejects.toMatchObject({ code: "forbidden" });
      await expect(inviteEverybody(actor, { which: "not_invited" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(withdrawInvitation(actor, { id })).rejects.toMatchObject({ code: "forbidden" });
    }
    const other = await makePayroll(day("2026-11-23"));
    await expect(inviteEmployee(other.owner, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("letters to everybody", () => {
  it("reach whoever can be invited, once, and say whom they do not reach", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId, admin, viewer } = payroll;
    const made = [];
    for (let n = 0; n < 6; n++) made.push(await makeEmployee(businessId));
    const [joined, gone, shared1, shared2, none, plain] = made.map(({ id }) => id);
    const set = (id: string | undefined, data: { email?: string | null; employmentStatus?: string }) =>
      prisma.borrower.update({ where: { businessId_id: { businessId, id: id ?? "" } }, data });
    await join(payroll, joined ?? "", (await emailOf(payroll, joined ?? "")).email);
    await set(gone, { employmentStatus: "terminated" });
    await set(shared1, { email: `same-${businessId}@x.example` });
    await set(shared2, { email: `Same-${businessId}@x.example` });
    await set(none, { email: null });
    expect(await countInvitations(admin)).toEqual({
      notInvited: 1,
      notJoined: 0,
      noEmail: 1,
      sharedEmail: 2,
    });
    const both = await Promise.all([
      inviteEverybody(admin, { which: "not_invited" }),
      inviteEverybody(admin, { which: "not_invited" }),
    ]);
    expect(both.map(({ sent }) => sent).sort()).toEqual([0, 1]);
    expect(await stateOf(payroll, plain ?? "")).toBe("invited");
    expect(await inviteEverybody(admin, { which: "not_joined" })).toEqual({ sent: 1 });
    const found = async (pages: InvitationFilter) =>
      (await listEmployees(viewer, employeeListQuery.parse({ pages }))).rows.map(({ id }) => id).sort();
    expect(await found("joined")).toEqual([joined]);
    expect(await found("invited")).toEqual([plain]);
    expect(await found("no_email")).toEqual([none]);
    expect(await found("not_invited")).toEqual([shared1, shared2].sort());
  });
});
