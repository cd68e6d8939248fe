import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/actor";
import { readOneTimeLink } from "@/lib/auth/one-time-links";
import { signIn } from "@/lib/auth/sign-in";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { clockTimeOf } from "@/lib/domain/days";
import { setPassword } from "@/lib/operations/people/set-password";
import { getInstallation } from "@/lib/queries/installation/get-installation";
import { createBusiness, createOperator } from "./create-business";
import { switchProgramme } from "./switch-programme";

const PASSWORD = "four words make one";
const newEmail = (): string => `first-${randomUUID().slice(0, 8)}@business.example`;

describe("a business made by the command line", () => {
  it("stands at nine o'clock of its sandbox day, with an owner who chooses a password", async () => {
    const email = newEmail();
    const made = await createBusiness({ name: "Initech", owner: { name: "Ina Owner", email } });
    const business = await readBusinessDay(made.businessId);
    expect(business).toMatchObject({ name: "Initech", today: made.startsOn, paymentsProgramme: false });
    expect(clockTimeOf(business.now)).toBe("09:00:00");
    expect(business.companyId).toMatch(/^9\d{9}$/);
    const token = made.link?.split("/").at(-1) ?? "";
    expect(await readOneTimeLink(token)).toMatchObject({
      state: "open",
      name: "Ina Owner",
      purpose: "welcome",
    });
    await setPassword({ token, password: PASSWORD });
    expect(await signIn(email, PASSWORD, "here")).toMatchObject({ ok: true });
    const second = await createBusiness({ name: "Initrode", owner: { name: "Ina Owner", email } });
    expect(second.link).toBeNull();
  });
});

describe("an operator", () => {
  const operator: OperatorActor = {
    kind: "operator",
    userId: randomUUID(),
    name: "Olu",
    email: "olu@x.example",
  };

  it("switches the payments programme on and off, once each", async () => {
    const { businessId } = await createBusiness({ name: "Umbra", owner: { name: "U", email: newEmail() } });
    await switchProgramme(operator, { businessId, on: true });
    await switchProgramme(operator, { businessId, on: true });
    expect((await readBusinessDay(businessId)).paymentsProgramme).toBe(true);
    expect(await prisma.activity.count({ where: { businessId, kind: "settings.changed" } })).toBe(1);
    const view = await getInstallation(operator);
    expect(view.businesses.find(({ id }) => id === businessId)).toMatchObject({ paymentsProgramme: true });
    await expect(switchProgramme(operator, { businessId: randomUUID(), on: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("made twice gets a new link each time: the way back for one who lost the password", async () => {
    const email = newEmail();
    const first = await createOperator({ name: "Olu Ops", email });
    expect(first.isNew).toBe(true);
    await setPassword({ token: first.link.split("/").at(-1) ?? "", password: PASSWORD });
    expect(await signIn(email, PASSWORD, "here")).toMatchObject({ ok: true });
    expect(await createOperator({ name: "Olu Ops", email })).toMatchObject({ isNew: false });
  });
});
