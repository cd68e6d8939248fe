import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { formatInstant, instantAt } from "@/lib/domain/days";
import { returnCode } from "@/lib/domain/ach/return-codes";
import { isUuid } from "@/lib/domain/uuid";
import type { BatchDetail, BatchProgress } from "@/lib/schemas/batches/views";
import { datesOf, lineColumns, lineOf, nextStep, statusOf } from "./batch-line";
import { countItems, noItems, sumItems } from "./item-counts";

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
      warnings: true,
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
    preparedBy: row.preparedBy,
    warnings: messages(row.warnings),
    errors: messages(row.errors),
    rawParams: row.rawParams,
    leftOut: await leftOutOf(actor.businessId, row.id),
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

const recallUntil = (release: Parameters<typeof instantAt>[0], business: BusinessDay): string =>
  formatInstant(instantAt(release, business.cutOff));

function debitOf(row: { debitAttempt: number; debitCode: string | null }): BatchDetail["debit"] {
  return {
    attempt: row.debitAttempt,
    code: row.debitCode,
    meaning: row.debitCode === null ? null : returnCode(row.debitCode).meaning,
  };
}

/** Stored errors are sentences, stored warnings carry one. */
function messages(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    if (typeof one === "object" && one !== null && "message" in one && typeof one.message === "string")
      return [one.message];
    return [];
  });
}

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
    next: nextStep(row, business),
    version: `${last?.id ?? 0} ${Object.values(counts).join(" ")}`,
  };
}
