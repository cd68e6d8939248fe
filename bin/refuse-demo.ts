import { hashOfKey } from "@/lib/auth/keys";
import { verifyPassword } from "@/lib/auth/passwords";
import { closeDatabase, prisma } from "@/lib/db/client";
import { DEMO_PASSWORD } from "../prisma/demo";

const demoKeys = ["LIVELONGANDPROSPER", "GIVINGHERALLSHESGOT", "RESISTANCEISFUTILE", "MAKEITSO"];
// A name that nobody can own: real people never have it, all of the demo's and the seed's do.
const demoMail = ".example";

/** What of the sandbox stands in this database that opens a door, one line each. */
async function findDemoDoors(): Promise<string[]> {
  const keys = await prisma.apiKey.findMany({
    where: { keyHash: { in: demoKeys.map(hashOfKey) }, revokedAt: null },
    select: { name: true, business: { select: { name: true } } },
  });
  const people = await prisma.user.findMany({
    where: { email: { endsWith: demoMail }, passwordHash: { not: null } },
    select: { email: true, passwordHash: true },
  });
  const doors = keys.map((key) => `${key.business.name}: the API key "${key.name}" is a demo key`);
  for (const person of people) {
    if (!(await verifyPassword(person.passwordHash, DEMO_PASSWORD))) continue;
    doors.push(`${person.email} has the demo password`);
  }
  return doors;
}

const doors = await findDemoDoors().finally(closeDatabase);
for (const door of doors) process.stdout.write(`${door}\n`);
process.exitCode = doors.length === 0 ? 0 : 1;
