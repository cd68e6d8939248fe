import { realNow } from "@/lib/clock";
import { type Day, dayOf } from "@/lib/domain/days";
import { notFound } from "@/lib/domain/refusal";
import { prisma } from "./client";
import type { Tx } from "./transaction";

/** What time it is for a business: in the sandbox where its clock stands, in live mode now. */
export type BusinessDay = {
  businessId: string;
  name: string;
  companyId: string;
  paymentsProgramme: boolean;
  cutOff: string;
  now: Date;
  today: Day;
  /** Sandbox: has a clock of its own; `target` is where somebody is moving it. */
  clock: { target: Date | null } | null;
};

/** Which business, and when by its time: what a record of it begins with. */
export type BusinessNow = Pick<BusinessDay, "businessId" | "now">;

/** Which business, and which day it is there: what a transfer of its books begins with. */
export type BusinessToday = Pick<BusinessDay, "businessId" | "today">;

type Row = {
  name: string;
  company_id: string;
  payments_programme: boolean;
  cut_off: string;
  now: Date | null;
  target: Date | null;
};

function businessDay(businessId: string, row: Row | undefined): BusinessDay {
  if (!row) throw notFound("business");
  const now = row.now ?? realNow();
  return {
    businessId,
    name: row.name,
    companyId: row.company_id,
    paymentsProgramme: row.payments_programme,
    cutOff: row.cut_off,
    now,
    today: dayOf(now),
    clock: row.now === null ? null : { target: row.target },
  };
}

export async function isBusiness(id: string): Promise<boolean> {
  return (await prisma.business.count({ where: { id } })) > 0;
}

/** Until commit the business's time stands still: whoever moves the clock waits (it takes the row for itself). */
export async function lockBusinessDay(tx: Tx, businessId: string): Promise<BusinessDay> {
  await tx.$executeRaw`SELECT FROM business_clock WHERE business_id = ${businessId}::uuid FOR SHARE`;
  return readBusinessDay(businessId, tx);
}

export async function readBusinessDay(businessId: string, db: Tx = prisma): Promise<BusinessDay> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.name, b.company_id, b.payments_programme, b.cut_off, c.now, c.target
      FROM business b LEFT JOIN business_clock c ON c.business_id = b.id
     WHERE b.id = ${businessId}::uuid`;
  return businessDay(businessId, rows[0]);
}
