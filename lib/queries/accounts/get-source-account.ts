import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { accountColumns, accountView } from "@/lib/db/accounts/account-row";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { timetable } from "@/lib/domain/batches/timetable";
import { readCorrection, readReturnCode } from "@/lib/domain/accounts/correction";
import { instantAt } from "@/lib/domain/days";
import { MICRO_DEPOSIT_TRIES_MAX } from "@/lib/domain/micro-deposits";
import { isUuid } from "@/lib/domain/uuid";
import type { SourceAccountDetail, SourceAccountView } from "@/lib/schemas/source-account";

const ACTIVITY_MAX = 100;

/** One of the business's own accounts, a removed one too; null if it is not there or not theirs. */
export async function getSourceAccount(actor: Actor, id: string): Promise<SourceAccountView | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) return null;
  const row = await prisma.sourceAccount.findFirst({
    where: { businessId: actor.businessId, id, borrowerId: null },
    select: accountColumns,
  });
  return row && accountView(row);
}

/** The same with what its page shows: verification, company id, what happened. */
export async function getSourceAccountDetail(actor: Actor, id: string): Promise<SourceAccountDetail | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) return null;
  const row = await prisma.sourceAccount.findFirst({
    where: { businessId: actor.businessId, id, borrowerId: null },
    select: {
      ...accountColumns,
      ...verificationColumns,
      disabledReason: true,
      createdAt: true,
      createdBy: true,
    },
  });
  if (!row) return null;
  const business = await readBusinessDay(actor.businessId);
  const activity = await prisma.activity.findMany({
    where: { businessId: actor.businessId, subjectId: id },
    orderBy: { id: "asc" },
    take: ACTIVITY_MAX,
    select: { id: true, kind: true, actorName: true, at: true, data: true },
  });
  return {
    account: accountView(row),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    disabledReason: row.disabledReason,
    companyId: business.companyId,
    verification: verificationOf(row, business),
    activity: activity.map((one) => ({
      id: one.id.toString(),
      kind: one.kind,
      who: one.actorName,
      at: one.at.toISOString(),
      correction: readCorrection(one),
      returnCode: readReturnCode(one),
    })),
  };
}

type Waiting = {
  status: string;
  deposit1: Numeric | null;
  deposit2: Numeric | null;
  depositsArriveOn: Date | null;
  wrongTries: number;
};

export const verificationColumns = {
  deposit1: true,
  deposit2: true,
  depositsArriveOn: true,
  wrongTries: true,
} as const;

/** How far the micro-deposits of an account are; null if it waits for none. */
export function verificationOf(
  row: Waiting,
  business: { now: Date; clock: unknown },
): SourceAccountDetail["verification"] {
  if (row.status !== "pending_verification" || !row.deposit1 || !row.deposit2 || !row.depositsArriveOn)
    return null;
  const arriveOn = dayOfDate(row.depositsArriveOn);
  const arrived = business.now >= instantAt(arriveOn, timetable.settlements);
  return {
    arriveOn,
    arrived,
    triesLeft: MICRO_DEPOSIT_TRIES_MAX - row.wrongTries,
    // Only a sandbox business has a clock: nobody real is ever told what the bank's statement should tell them.
    seenInSandbox: arrived && business.clock !== null ? [moneyOf(row.deposit1), moneyOf(row.deposit2)] : null,
  };
}
