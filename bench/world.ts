import type { UserActor } from "@/lib/auth/actor";
import { pool } from "@/lib/db/client";
import { type Day, day, instantAt } from "@/lib/domain/days";
import { makeAccount, makeBusiness, makePeople } from "../prisma/factories/business";
import { writeBatches, writeEmployees } from "../prisma/factories/scale";
import { writeServicers } from "../prisma/factories/servicers";

export const today: Day = day("2026-11-23");

export type World = {
  businessId: string;
  accountId: string;
  admin: UserActor;
  approver: UserActor;
  employees: number;
};

let made = 0;

/** A business with so many employees, one loan each, and two people who may prepare and release. */
export async function makeWorld(employees: number): Promise<World> {
  made += 1;
  await writeServicers();
  const businessId = await makeBusiness({ name: `Bench ${made}`, companyId: "1000000000", today });
  const emails = { admin: `admin@bench${made}.example`, approver: `approver@bench${made}.example` };
  const people = await makePeople(businessId, "paydown-bench", [
    { email: emails.admin, name: "Bench Admin", role: "admin" },
    { email: emails.approver, name: "Bench Approver", role: "approver" },
  ]);
  const accountId = await makeAccount({
    businessId,
    name: `Bench ${made}`,
    routingNumber: "021000021",
    accountNumber: `77${made}000`,
    createdBy: "Bench",
    at: instantAt(today, "09:00"),
  });
  await writeEmployees(businessId, employees);
  const person = (email: string, role: UserActor["role"]): UserActor => ({
    kind: "user",
    businessId,
    userId: people.get(email) ?? "",
    name: email,
    email,
    role,
  });
  return {
    businessId,
    accountId,
    employees,
    admin: person(emails.admin, "admin"),
    approver: person(emails.approver, "approver"),
  };
}

/** Complete batches with so many items in all, the newest of them last. Returns their ids, newest first. */
export async function batchesOf(world: World, batches: number, items: number): Promise<string[]> {
  const { businessId, accountId, employees } = world;
  const { rows: before } = await pool.query("SELECT FROM batch WHERE business_id = $1", [businessId]);
  await writeBatches(businessId, accountId, { employees, batches, items, first: before.length }, today);
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM batch WHERE business_id = $1 ORDER BY seq DESC LIMIT $2",
    [businessId, batches],
  );
  return rows.map((row) => row.id);
}

let large: Promise<{ world: World; batchId: string }> | undefined;

/** A business with one batch of so many items: made once for all that ask, for a million take minutes. */
export function largeBatch(items: number): Promise<{ world: World; batchId: string }> {
  large ??= (async () => {
    const world = await makeWorld(10_000);
    const [batchId = ""] = await batchesOf(world, 1, items);
    return { world, batchId };
  })();
  return large;
}

/** A contribution file that pays every employee once. `salt` makes its bytes new. */
export function contributionFile(rows: number, salt: string): Uint8Array {
  const lines = ["external_id,loan_account_number,amount,reference"];
  for (let n = 1; n <= rows; n++) {
    lines.push(`S${String(n).padStart(7, "0")},,${50 + (n % 300)}.00,${salt}-${n}`);
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

/** A table like another with its indexes, defaults and checks, but none of our triggers and foreign keys. */
export async function bareCopyOf(table: string): Promise<string> {
  const name = `bare_${table}`;
  await pool.query(`DROP TABLE IF EXISTS ${name}`);
  await pool.query(`CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL)`);
  return name;
}
