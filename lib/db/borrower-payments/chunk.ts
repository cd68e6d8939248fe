import type { ActivityKind } from "@/lib/db/activity";
import type { PaymentStage } from "@/lib/domain/borrower-payments/payment-status";
import type { Day } from "@/lib/domain/days";
import type { BusinessDay } from "../business-day";
import { Prisma } from "../generated/client";
import { dayOfDate } from "../rows";
import { MOVED_AT_ONCE, type Tx } from "../transaction";

/** Which of a Payment's days a step goes by. */
export type DayColumn = "debit_day" | "credits_sent_day" | "credits_effective_day" | "confirmed_expected_day";

/**
 * Locks the next Payments of a business that stand at `stage` and whose day has come, on these rails or on any; none when all
 * have gone on. `but` (alias `p`) leaves some out.
 */
export async function lockChunk(
  tx: Tx,
  businessId: string,
  at: {
    stages: readonly PaymentStage[];
    column: DayColumn;
    upTo: Day;
    rails?: readonly string[];
    but?: Prisma.Sql;
  },
): Promise<string[]> {
  const day = Prisma.raw(`p.${at.column}`);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM payment p
     WHERE p.business_id = ${businessId}::uuid AND p.status = 'pending' AND p.stage = ANY (${[...at.stages]})
       AND ${day} <= ${at.upTo}::date AND ${at.but ? Prisma.sql`NOT (${at.but})` : Prisma.sql`true`}
       AND ${at.rails ? onRails(at.rails) : Prisma.sql`true`}
     ORDER BY p.id LIMIT ${MOVED_AT_ONCE} FOR UPDATE`;
  return rows.map((row) => row.id);
}

/** These Payments, as a condition on alias `p`. */
export const among = (ids: readonly string[]): Prisma.Sql => Prisma.sql`p.id = ANY (${[...ids]}::uuid[])`;

/** Those that go by one of these rails, as a condition on alias `p`. */
export const onRails = (rails: readonly string[]): Prisma.Sql => Prisma.sql`p.rail = ANY (${[...rails]})`;

/** Their files close now: from here each goes by this rail. One that is tried again keeps that of its first debit. */
export async function keepRail(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  rail: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment p SET rail = ${rail}
     WHERE p.business_id = ${businessId}::uuid AND ${among(ids)} AND p.stage = 'scheduled' AND p.rail <> ${rail}`;
}

export async function idsOnRails(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  rails: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM payment p WHERE p.business_id = ${businessId}::uuid AND ${among(ids)} AND ${onRails(rails)}`;
  return rows.map((row) => row.id);
}

export async function setStage(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  stage: Exclude<PaymentStage, "closed">,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment p SET stage = ${stage} WHERE p.business_id = ${businessId}::uuid AND ${among(ids)}`;
}

/** The days of these Payments, each once: what the next step has to look for. */
export async function daysOf(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  column: DayColumn,
): Promise<Day[]> {
  const rows = await tx.$queryRaw<{ day: Date }[]>`
    SELECT DISTINCT ${Prisma.raw(`p.${column}`)} AS day FROM payment p
     WHERE p.business_id = ${businessId}::uuid AND ${among(ids)}`;
  return rows.map((row) => dayOfDate(row.day));
}

/** Writes down for each of them what happened by itself. */
export async function recordFor(
  tx: Tx,
  business: BusinessDay,
  ids: readonly string[],
  kind: ActivityKind,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO activity (business_id, kind, subject_id, actor_name, at)
    SELECT ${business.businessId}::uuid, ${kind}, p.id, 'Paydown', ${business.now}
      FROM unnest(${[...ids]}::uuid[]) AS p (id)`;
}
