import type { UserActor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { readWaits } from "@/lib/db/bank/waits";
import { batchTitleSql } from "@/lib/db/batches/title";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { dateOfDay, dayOfDate, dayOrNull, moneyOf } from "@/lib/db/rows";
import { addBankingDays } from "@/lib/domain/banking-calendar";
import { CONFIRMED_WITHIN_BANKING_DAYS } from "@/lib/domain/batches/timetable";
import { batchTitle } from "@/lib/domain/batches/title";
import { addDays } from "@/lib/domain/days";
import { sum } from "@/lib/domain/money";
import type { Attention } from "@/lib/schemas/reports/overview";
import { readDeciders } from "../batches/deciders";
import { readNearLimit } from "./near-limit";

/** A failed debit is news for so long; afterwards it stands in the list of batches. */
const FAILED_SHOWN_DAYS = 30;
/** What is due and not done after this much of the business's time is stalled, not merely next. */
const LATE_MINUTES = 15;
const SHOWN_OF_A_KIND = 3;

/** Everything a person should look at, the most pressing first. Empty is the aim. */
export async function readAttention(actor: UserActor): Promise<Attention[]> {
  mustHave(actor, "business:read");
  const { businessId } = actor;
  const business = await readBusinessDay(businessId);
  const found = await Promise.all([
    lateWork(business),
    bankWaits(business, may(actor, "bank:files")),
    openExceptions(businessId),
    troubledDebits(business),
    returnedItems(actor),
    postedShort(businessId),
    drafts(businessId),
    accounts(businessId),
    readNearLimit(business),
  ]);
  return found.flat();
}

async function lateWork({ businessId, now }: BusinessDay): Promise<Attention[]> {
  // How many, never why: the reason that work keeps is a fault's own text, which is for those who read the log.
  const [row] = await prisma.$queryRaw<{ pieces: number }[]>`
    SELECT count(*)::int AS pieces FROM due_work
     WHERE business_id = ${businessId}::uuid AND done_at IS NULL AND waiting_for IS NULL
       AND (last_error IS NOT NULL OR due_at < ${now}::timestamptz - make_interval(mins => ${LATE_MINUTES}))`;
  return row && row.pieces > 0 ? [{ code: "late_work", ...row }] : [];
}

/** Not late: it stands still on purpose, until somebody outside has spoken. */
async function bankWaits({ businessId, now }: BusinessDay, mayRead: boolean): Promise<Attention[]> {
  const waits = await readWaits(businessId, now);
  return waits.map(({ waitingFor, since }) => ({ code: "bank_wait", waitingFor, since, mayRead }));
}

async function openExceptions(businessId: string): Promise<Attention[]> {
  const [row] = await prisma.$queryRaw<{ count: number; amount: Numeric; first: string | null }[]>`
    SELECT count(*)::int AS count, coalesce(sum(amount), 0) AS amount,
           (array_agg(detail ORDER BY seq))[1] AS first
      FROM money_exception WHERE business_id = ${businessId}::uuid AND closed_at IS NULL AND payment_id IS NULL`;
  if (!row || row.first === null) return [];
  return [{ code: "open_exceptions", count: row.count, amount: moneyOf(row.amount), first: row.first }];
}

async function troubledDebits({ businessId, today }: BusinessDay): Promise<Attention[]> {
  const rows = await prisma.batch.findMany({
    where: {
      businessId,
      valid: true,
      OR: [
        { status: "pending", debitStatus: "retrying" },
        { debitStatus: "failed", debitDay: { gte: dateOfDay(addDays(today, -FAILED_SHOWN_DAYS)) } },
      ],
    },
    orderBy: { seq: "desc" },
    take: SHOWN_OF_A_KIND,
    select: {
      id: true,
      title: true,
      referenceId: true,
      totalAmount: true,
      debitStatus: true,
      debitCode: true,
      debitDay: true,
    },
  });
  return rows.map((row) => {
    const debit = {
      batchId: row.id,
      title: batchTitle(row),
      amount: moneyOf(row.totalAmount),
      returnCode: row.debitCode,
    };
    return row.debitStatus === "failed"
      ? { code: "debit_failed", ...debit }
      : { code: "debit_retrying", ...debit, on: dayOrNull(row.debitDay) };
  });
}

async function returnedItems(actor: UserActor): Promise<Attention[]> {
  const { businessId } = actor;
  const rows = await prisma.$queryRaw<
    { id: string; title: string; payments: number; amount: Numeric; in_part: number }[]
  >`
    SELECT b.id, ${batchTitleSql} AS title, count(*)::int AS payments, sum(i.amount - i.posted_amount) AS amount,
           (count(*) FILTER (WHERE i.posted_amount > 0))::int AS in_part
      FROM batch b
      JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'returned'
     WHERE b.business_id = ${businessId}::uuid AND b.status IN ('pending', 'unreconciled') AND NOT i.refund_asked
     GROUP BY b.id, b.title, b.reference_id, b.seq ORDER BY b.seq DESC`;
  if (rows.length === 0) return [];
  return [
    {
      code: "returned_items",
      cameBack: {
        payments: rows.reduce((all, row) => all + row.payments, 0),
        amount: sum(rows.map((row) => moneyOf(row.amount))),
        inPart: rows.reduce((all, row) => all + row.in_part, 0),
      },
      batches: rows.slice(0, SHOWN_OF_A_KIND).map(({ id, title, payments }) => ({ id, title, payments })),
      deciders: await readDeciders(actor),
    },
  ];
}

/** Nothing to decide yet: the rest is waited for, and what is overdue stands among the exceptions instead. */
async function postedShort(businessId: string): Promise<Attention[]> {
  const [row] = await prisma.$queryRaw<
    { payments: number; rest: Numeric; arrived: Date | null; id: string; batch_id: string }[]
  >`
    SELECT count(*)::int AS payments, sum(i.amount - i.posted_amount) AS rest,
           min(coalesce(i.settled_day, b.credits_effective_day)) AS arrived, min(i.id::text) AS id, min(b.id::text) AS batch_id
      FROM batch b
      JOIN batch_item i ON i.business_id = b.business_id AND i.batch_id = b.id AND i.status = 'sent' AND i.posted_amount > 0
     WHERE b.business_id = ${businessId}::uuid AND b.status IN ('pending', 'unreconciled')
       AND NOT EXISTS (SELECT FROM money_exception x WHERE x.business_id = i.business_id AND x.subject_id = i.id
                          AND x.kind = 'not_confirmed')`;
  if (!row?.arrived) return [];
  return [
    {
      code: "posted_short",
      payments: row.payments,
      rest: moneyOf(row.rest),
      until: addBankingDays(dayOfDate(row.arrived), CONFIRMED_WITHIN_BANKING_DAYS),
      href: row.payments === 1 ? `/batch-payments/${row.batch_id}/payments/${row.id}` : "/reconciliation",
    },
  ];
}

async function drafts(businessId: string): Promise<Attention[]> {
  const [waiting, back] = await Promise.all([
    prisma.batchDraft.aggregate({
      where: { businessId, status: "awaiting_approval" },
      _count: true,
      _min: { sentAt: true },
    }),
    prisma.batchDraft.findMany({
      where: { businessId, status: "draft", sentBackBy: { not: null } },
      orderBy: { updatedAt: "desc" },
      take: SHOWN_OF_A_KIND,
      select: { id: true, title: true, sentBackBy: true, sentBackReason: true },
    }),
  ]);
  const found: Attention[] = [];
  if (waiting._min.sentAt !== null) {
    found.push({
      code: "awaiting_approval",
      drafts: waiting._count,
      oldest: waiting._min.sentAt.toISOString(),
    });
  }
  for (const draft of back) {
    found.push({
      code: "sent_back",
      draftId: draft.id,
      title: draft.title,
      by: draft.sentBackBy ?? "",
      reason: draft.sentBackReason ?? "",
    });
  }
  return found;
}

/** An account that a person removed is no news; one that the bank or wrong tries disabled is. */
async function accounts(businessId: string): Promise<Attention[]> {
  const rows = await prisma.sourceAccount.findMany({
    where: {
      businessId,
      borrowerId: null,
      OR: [{ status: "pending_verification" }, { status: "disabled", disabledReason: { not: "removed" } }],
    },
    orderBy: { seq: "desc" },
    take: SHOWN_OF_A_KIND,
    select: { id: true, last4: true, status: true, disabledReason: true, depositsArriveOn: true },
  });
  return rows.map((row) =>
    row.status === "disabled"
      ? { code: "account_disabled", accountId: row.id, last4: row.last4, reason: row.disabledReason }
      : {
          code: "account_unverified",
          accountId: row.id,
          last4: row.last4,
          depositsArriveOn: dayOrNull(row.depositsArriveOn),
        },
  );
}
