import type { Actor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { readWaits } from "@/lib/db/bank/waits";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { moneyOf } from "@/lib/db/rows";
import { formatInstant, instantAt } from "@/lib/domain/days";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { PROBLEM_CODES } from "@/lib/domain/drafts/row-problems";
import { sum } from "@/lib/domain/money";
import { problemTitle } from "@/lib/domain/payments/problems";
import { isUuid } from "@/lib/domain/uuid";
import type { BatchDetail, BatchProgress, WarningGroup } from "@/lib/schemas/batches/views";
import { datesOf, lineColumns, lineOf, nextStep, statusOf } from "./batch-line";
import { readDeciders } from "./deciders";
import { countItems, noItems, sumItems, sumReturned } from "./item-counts";

/** One batch with what its page shows; null if it is not there or not theirs. */
export async function getBatch(actor: Actor, id: string): Promise<BatchDetail | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) return null;
  const row = await prisma.batch.findUnique({
    where: { businessId_id: { businessId: actor.businessId, id } },
    select: {
      ...lineColumns,
      debitAttempt: true,
      debitCode: true,
      preparedBy: true,
      errors: true,
      rawParams: true,
      sourceAccount: { select: { id: true, nameOnAccount: true, last4: true } },
    },
  });
  if (!row) return null;
  const business = await readBusinessDay(actor.businessId);
  const counts = (await countItems(actor.businessId, row.valid ? [row] : [])).get(row.id) ?? noItems();
  const line = lineOf(row, business, counts);
  const dates = datesOf(row);
  const account = row.sourceAccount;
  return {
    ...line,
    dates,
    account: account && { id: account.id, name: account.nameOnAccount, last4: account.last4 },
    companyId: business.companyId,
    debit: row.debitStatus === null ? null : debitOf(row),
    sums: await sumItems(actor.businessId, {
      id: row.id,
      total: line.total,
      debited: row.debitStatus === "settled",
    }),
    returned: await sumReturned(actor.businessId, row.id),
    deciders: await readDeciders(actor),
    preparedBy: row.preparedBy,
    warnings: await warningsByKind(actor.businessId, row.id),
    errors: sentences(row.errors),
    rawParams: row.rawParams,
    leftOut: await leftOutOf(actor.businessId, row.id),
    exceptions: await exceptionsOf(actor.businessId, row.id),
    returnsAwaited: line.next?.kind === "credits_wait" ? await awaitedReturns(actor, business) : null,
    recallUntil: dates && line.debitStatus === "scheduled" ? recallUntil(dates.release, business) : null,
  };
}

async function leftOutOf(businessId: string, batchId: string): Promise<BatchDetail["leftOut"]> {
  const draft = await prisma.batchDraft.findFirst({
    where: { businessId, batchId },
    select: { id: true, _count: { select: { rows: { where: { excluded: true } } } } },
  });
  return draft && draft._count.rows > 0 ? { draftId: draft.id, rows: draft._count.rows } : null;
}

async function exceptionsOf(businessId: string, batchId: string): Promise<BatchDetail["exceptions"]> {
  const open = await prisma.moneyException.findMany({
    where: { businessId, batchId, closedAt: null },
    orderBy: { seq: "asc" },
    select: { amount: true, detail: true },
  });
  const [first] = open;
  if (!first) return null;
  const amount = sum(open.flatMap((one) => (one.amount === null ? [] : [moneyOf(one.amount)])));
  return { count: open.length, amount, first: first.detail };
}

/** The day whose returns the bank has still to tell, where that is what stands between the credits and the servicers: today's. */
async function awaitedReturns(actor: Actor, business: BusinessDay): Promise<BatchDetail["returnsAwaited"]> {
  const waits = await readWaits(actor.businessId, business.now);
  const waiting = waits.some(({ waitingFor }) => waitingFor === "return_file");
  return waiting ? { of: business.today, mayRead: may(actor, "bank:files") } : null;
}

const recallUntil = (release: Parameters<typeof instantAt>[0], business: BusinessDay): string =>
  formatInstant(instantAt(release, business.cutOff));

function debitOf(row: { debitAttempt: number; debitCode: string | null }): BatchDetail["debit"] {
  return {
    attempt: row.debitAttempt,
    code: row.debitCode,
    meaning: row.debitCode === null ? null : returnCode(row.debitCode).meaning,
  };
}

/** A large batch has as many warnings as payments: a page shows how many of each kind, and the first few. */
const WARNINGS_SHOWN_PER_KIND = 5;

async function warningsByKind(businessId: string, batchId: string): Promise<WarningGroup[]> {
  // Whose payment it is tells "payments.N" of the path; a payment that was sent again stands at the same position.
  const kinds = await prisma.$queryRaw<{ code: string; count: number; first: string[] }[]>`
    WITH told AS (
      SELECT w->>'code' AS code, w->>'message' AS message, n,
             substring(w->>'path' FROM '^payments[.]([0-9]+)')::int + 1 AS position,
             (count(*) OVER (PARTITION BY w->>'code'))::int AS count,
             row_number() OVER (PARTITION BY w->>'code' ORDER BY n) AS place
        FROM batch, jsonb_array_elements(warnings) WITH ORDINALITY AS e (w, n)
       WHERE business_id = ${businessId}::uuid AND id = ${batchId}::uuid)
    SELECT t.code, t.count, array_agg(concat_ws(': ', b.first_name || ' ' || b.last_name, t.message) ORDER BY t.n) AS first
      FROM told t
      LEFT JOIN batch_item i ON i.business_id = ${businessId}::uuid AND i.batch_id = ${batchId}::uuid
                            AND i.position = t.position AND i.replaces IS NULL
      LEFT JOIN borrower b ON b.business_id = i.business_id AND b.id = i.borrower_id
     WHERE t.place <= ${WARNINGS_SHOWN_PER_KIND}::int
     GROUP BY t.code, t.count ORDER BY t.count DESC, t.code`;
  return kinds.map((kind) => {
    const known = PROBLEM_CODES.find((code) => code === kind.code);
    // The one warning that is about no payment, but about the year of all.
    const title = known ? problemTitle(known) : "The year's tax-free limit is not entered";
    return { ...kind, title, aboutPayments: known !== undefined };
  });
}

/** Stored errors are sentences. */
const sentences = (stored: unknown): string[] =>
  Array.isArray(stored) ? stored.filter((one: unknown) => typeof one === "string") : [];

/** Counts only, for the page that asks every other second; null if it is not there or not theirs. */
export async function getBatchProgress(actor: Actor, id: string): Promise<BatchProgress | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) return null;
  const row = await prisma.batch.findFirst({
    where: { businessId: actor.businessId, id, valid: true },
    select: lineColumns,
  });
  if (!row) return null;
  const business = await readBusinessDay(actor.businessId);
  const counts = (await countItems(actor.businessId, [row])).get(row.id) ?? noItems();
  const last = await prisma.activity.findFirst({
    where: { businessId: actor.businessId, batchId: id },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return {
    ...statusOf(row),
    payments: row.numberOfPayments,
    counts,
    returned: await sumReturned(actor.businessId, id),
    next: nextStep(row, business, counts),
    version: `${last?.id ?? 0} ${Object.values(counts).join(" ")}`,
  };
}
