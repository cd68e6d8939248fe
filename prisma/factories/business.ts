import { createHash } from "node:crypto";
import type { Role, Scope } from "@/lib/auth/permissions";
import { hashPassword } from "@/lib/auth/passwords";
import { prisma } from "@/lib/db/client";
import { encrypt, fingerprint } from "@/lib/db/secrets";
import { timetable } from "@/lib/domain/batches/timetable";
import { type Day, instantAt } from "@/lib/domain/days";

export type Person = { email: string; name: string; role: Role | null; operator?: boolean };

/** A sandbox business whose clock stands at 09:00 of `today`; in the payments programme. Returns its id. */
export async function makeBusiness(business: {
  name: string;
  companyId: string;
  today: Day;
}): Promise<string> {
  const row = await prisma.business.create({
    data: {
      name: business.name,
      companyId: business.companyId,
      paymentsProgramme: true,
      clock: { create: { now: instantAt(business.today, timetable.morning) } },
    },
  });
  return row.id;
}

/** People who can sign in with `password`; those with a role are of this business. Returns their ids by e-mail. */
export async function makePeople(
  businessId: string | null,
  password: string,
  people: readonly Person[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const passwordHash = await hashPassword(password);
  for (const person of people) {
    const user = await prisma.user.create({
      data: { email: person.email, name: person.name, passwordHash, isOperator: person.operator ?? false },
    });
    ids.set(person.email, user.id);
    if (businessId !== null && person.role !== null) {
      await prisma.membership.create({ data: { businessId, userId: user.id, role: person.role } });
    }
  }
  return ids;
}

/** A verified account of the business. */
export async function makeAccount(account: {
  businessId: string;
  name: string;
  routingNumber: string;
  accountNumber: string;
  createdBy: string;
  at: Date;
}): Promise<string> {
  const row = await prisma.sourceAccount.create({
    data: {
      businessId: account.businessId,
      owner: "business",
      nameOnAccount: account.name,
      routingNumber: account.routingNumber,
      accountNumber: encrypt(account.accountNumber),
      last4: account.accountNumber.slice(-4),
      fingerprint: fingerprint(account.routingNumber, account.accountNumber),
      type: "checking",
      status: "verified",
      createdBy: account.createdBy,
      createdAt: account.at,
    },
  });
  return row.id;
}

/** A key of the business: its id. */
export async function makeKey(key: {
  businessId: string;
  secret: string;
  name: string;
  scopes: readonly Scope[];
  madeBy: string;
}): Promise<string> {
  const row = await prisma.apiKey.create({
    data: {
      businessId: key.businessId,
      name: key.name,
      keyHash: createHash("sha256").update(key.secret).digest("hex"),
      last4: key.secret.slice(-4),
      scopes: [...key.scopes],
      madeBy: key.madeBy,
    },
  });
  return row.id;
}

/** Tuition and the like that an employee had elsewhere in a year. */
export async function makeExternalBenefit(benefit: {
  businessId: string;
  borrowerId: string;
  year: number;
  amount: string;
}): Promise<void> {
  await prisma.externalBenefit.create({ data: benefit });
}
