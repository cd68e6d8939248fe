import { describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/auth/actor";
import { actorOfKey } from "@/lib/auth/keys";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { keysCsv, listKeys } from "@/lib/queries/keys/list-keys";
import { makePayroll, type Payroll } from "@/prisma/factories/payroll";
import { approveKey, changeKey } from "./change-key";
import { revokeKey, rotateKey } from "./end-key";
import { makeKey } from "./make-key";

const make = () => makePayroll(day("2026-11-23"));
const reader = (owner: UserActor) => makeKey(owner, { name: "Export", scopes: ["read"] });
const status = async (secret: string): Promise<number> => ((await actorOfKey(secret)) ? 200 : 401);
const alone = (payroll: Payroll) =>
  prisma.membership.updateMany({
    where: { businessId: payroll.businessId, userId: { not: payroll.owner.userId } },
    data: { status: "suspended" },
  });

describe("a key", () => {
  it("is shown once; only its hash is kept, and the list has neither", async () => {
    const { owner, businessId } = await make();
    const made = await reader(owner);
    expect(made.secret).toMatch(/^pd_sandbox_[\w-]{43}$/);
    const row = await prisma.apiKey.findUniqueOrThrow({
      where: { businessId_id: { businessId, id: made.id } },
    });
    expect(JSON.stringify(row)).not.toContain(made.secret);
    expect(row.keyHash).toMatch(/^[0-9a-f]{64}$/);
    const listed = await listKeys(owner);
    expect(listed).toMatchObject([{ id: made.id, last4: made.secret.slice(-4), lastUsedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(row.keyHash);
    const file = await new Response((await keysCsv(owner)).body).text();
    expect(file).toContain(made.id);
    expect(file).not.toMatch(new RegExp(`${made.secret}|${row.keyHash}`));
    expect(await status(made.secret)).toBe(200);
    expect((await listKeys(owner))[0]?.lastUsedAt).not.toBeNull();
  });

  it("is made, changed, rotated and revoked by owners only, and another business's is not found", async () => {
    const { owner, admin, approver, viewer } = await make();
    const { id } = await reader(owner);
    for (const person of [admin, approver, viewer]) {
      const forbidden = { code: "forbidden" };
      await expect(reader(person)).rejects.toMatchObject(forbidden);
      await expect(revokeKey(person, { id })).rejects.toMatchObject(forbidden);
      await expect(rotateKey(person, { id, overlapHours: 0 })).rejects.toMatchObject(forbidden);
      await expect(changeKey(person, { id, name: "x", scopes: ["read"] })).rejects.toMatchObject(forbidden);
    }
    const stranger = (await make()).owner;
    const absent = { code: "not_found" };
    await expect(revokeKey(stranger, { id })).rejects.toMatchObject(absent);
    await expect(rotateKey(stranger, { id, overlapHours: 0 })).rejects.toMatchObject(absent);
    await expect(changeKey(stranger, { id, name: "x", scopes: ["read"] })).rejects.toMatchObject(absent);
    await expect(approveKey(stranger, { id })).rejects.toMatchObject(absent);
    expect(await listKeys(stranger)).toEqual([]);
  });

  it("is refused at the next request once it is revoked, and stays so in the database itself", async () => {
    const { owner, businessId } = await make();
    const { id, secret } = await reader(owner);
    expect(await status(secret)).toBe(200);
    await revokeKey(owner, { id });
    await revokeKey(owner, { id });
    expect(await status(secret)).toBe(401);
    expect(await listKeys(owner)).toMatchObject([{ status: "revoked" }]);
    const where = { businessId_id: { businessId, id } };
    await expect(prisma.apiKey.update({ where, data: { revokedAt: null } })).rejects.toThrow(/has ended/);
    expect(await prisma.activity.count({ where: { businessId, kind: "key.revoked" } })).toBe(1);
  });

  it("rotated, goes on for the overlap beside the new one, or ends at once", async () => {
    const { owner } = await make();
    const first = await reader(owner);
    const second = await rotateKey(owner, { id: first.id, overlapHours: 24 });
    expect(second.secret).not.toBe(first.secret);
    expect([await status(first.secret), await status(second.secret)]).toEqual([200, 200]);
    await expect(rotateKey(owner, { id: first.id, overlapHours: 0 })).rejects.toMatchObject({
      code: "conflict",
    });
    const third = await rotateKey(owner, { id: second.id, overlapHours: 0 });
    expect([await status(second.secret), await status(third.secret)]).toEqual([401, 200]);
    await revokeKey(owner, { id: first.id });
    expect(await status(first.secret)).toBe(401);
  });
});

describe("release", () => {
  const scopes = ["read", "release"] as const;
  const granted = async (secret: string) => (await actorOfKey(secret))?.scopes;

  it("waits for a second person who may release; all else works meanwhile", async () => {
    const { owner, approver, businessId } = await make();
    const made = await makeKey(owner, { name: "Payroll", scopes: [...scopes] });
    expect(made.waitsFor).toEqual([approver.name]);
    expect(await granted(made.secret)).toEqual(["read"]);
    const mails = await prisma.mail.findMany({ where: { businessId, kind: "key_waits" } });
    expect(mails.map((mail) => mail.toEmail)).toEqual([approver.email]);
    await expect(approveKey(owner, { id: made.id })).rejects.toMatchObject({ code: "forbidden" });
    expect((await listKeys(approver))[0]).toMatchObject({ releaseWaits: true, mayApprove: true });
    await approveKey(approver, { id: made.id });
    expect(await granted(made.secret)).toEqual(["read", "release"]);
    await expect(approveKey(approver, { id: made.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is asked for anew when a key is widened to it or rotated, not when it is renamed", async () => {
    const { owner, approver } = await make();
    const made = await reader(owner);
    expect(
      (await changeKey(owner, { id: made.id, name: "Wide", scopes: [...scopes] })).waitsFor,
    ).toHaveLength(1);
    expect(await granted(made.secret)).toEqual(["read"]);
    await approveKey(approver, { id: made.id });
    expect((await changeKey(owner, { id: made.id, name: "Named", scopes: [...scopes] })).waitsFor).toEqual(
      [],
    );
    expect(await granted(made.secret)).toEqual(["read", "release"]);
    const rotated = await rotateKey(owner, { id: made.id, overlapHours: 0 });
    expect(await granted(rotated.secret)).toEqual(["read"]);
    await changeKey(owner, { id: rotated.id, name: "Narrow", scopes: ["read"] });
    await expect(approveKey(approver, { id: rotated.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is given at once where only one person may release", async () => {
    const payroll = await make();
    await alone(payroll);
    const made = await makeKey(payroll.owner, { name: "Payroll", scopes: [...scopes] });
    expect([made.waitsFor, await granted(made.secret)]).toEqual([[], ["read", "release"]]);
  });
});
