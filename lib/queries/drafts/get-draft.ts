import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { undecided } from "@/lib/db/drafts/which-rows";
import type { BatchDraftSelect, JsonValue, Numeric } from "@/lib/db/sql";
import { loadLimit } from "@/lib/db/roster/load-history";
import { dayOfDate, dayOrNull, moneyOf } from "@/lib/db/rows";
import { yearOf } from "@/lib/domain/days";
import type { FileFacts } from "@/lib/domain/drafts/file-facts";
import { fieldLabel } from "@/lib/domain/files/fields";
import { missingFields } from "@/lib/domain/files/mapping";
import { ZERO } from "@/lib/domain/money";
import { type ProblemCode, problemTitle } from "@/lib/domain/payments/problems";
import { notFound } from "@/lib/domain/refusal";
import { batchDates, releaseDay, yearEndNotice } from "@/lib/domain/schedule";
import { isUuid } from "@/lib/domain/uuid";
import type { DraftFileView, DraftTotals, DraftView, ProblemGroup } from "@/lib/schemas/draft";

/** The first rows shown beside the columns as understood. */
const SAMPLE_ROWS = 3;

type DraftKey = { businessId: string; id: string };

/** All that stands around a draft's rows: totals, problems by cause, the four dates, the file as understood. */
export async function getDraft(actor: UserActor, id: string): Promise<DraftView> {
  mustHave(actor, "business:read");
  if (!isUuid(id)) throw notFound("draft");
  const key = { businessId: actor.businessId, id };
  const draft = await prisma.batchDraft.findUnique({ where: { businessId_id: key }, select: columns });
  if (!draft) throw notFound("draft");
  const business = await readBusinessDay(actor.businessId);
  const dates = batchDates(
    draft.releaseOn ? dayOfDate(draft.releaseOn) : releaseDay(business.now, business.cutOff),
  );
  const year = yearOf(dates.creditsEffective);
  const limit = await loadLimit(prisma, actor.businessId, year);
  const people = await namesOf([draft.sentBy, ...draft.preparers.map((one) => one.userId)]);
  const name = (userId: string | null): string => (userId === null ? "" : (people.get(userId) ?? "somebody"));
  return {
    id: draft.id,
    version: draft.version,
    // The table's CHECKs allow no other words.
    status: draft.status as DraftView["status"],
    origin: draft.origin as DraftView["origin"],
    title: draft.title,
    referenceId: draft.referenceId,
    sourceAccountId: draft.sourceAccountId,
    accounts: await accountsOf(actor.businessId),
    totals: await totalsOf(key),
    groups: await groupsOf(key),
    dates,
    yearEnd: yearEndNotice(dates),
    limitNotEntered: limit.known ? null : { year, used: limit.amount },
    file: draft.fileFacts === null ? null : await fileView(key, draft.fileName, draft.fileFacts),
    sent:
      draft.sentAt === null
        ? null
        : { by: name(draft.sentBy), at: draft.sentAt.toISOString(), note: draft.sentNote },
    sentBack:
      draft.sentBackReason === null ? null : { by: draft.sentBackBy ?? "", reason: draft.sentBackReason },
    releaseOn: dayOrNull(draft.releaseOn),
    batchId: draft.batchId,
    preparers: draft.preparers.map((one) => name(one.userId)),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

const columns = {
  id: true,
  version: true,
  status: true,
  origin: true,
  title: true,
  referenceId: true,
  sourceAccountId: true,
  fileName: true,
  fileFacts: true,
  sentBy: true,
  sentAt: true,
  sentNote: true,
  sentBackBy: true,
  sentBackReason: true,
  releaseOn: true,
  batchId: true,
  updatedAt: true,
  preparers: { select: { userId: true } },
} satisfies BatchDraftSelect;

async function namesOf(userIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.flatMap((id) => id ?? []))];
  const users = await prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}

async function accountsOf(businessId: string): Promise<DraftView["accounts"]> {
  const accounts = await prisma.sourceAccount.findMany({
    where: { businessId, borrowerId: null, status: { not: "disabled" } },
    orderBy: { seq: "asc" },
    select: { id: true, nameOnAccount: true, last4: true, status: true },
  });
  return accounts.map(({ id, nameOnAccount, last4, status }) => ({
    id,
    label: `${nameOnAccount}, ending in ${last4}`,
    verified: status === "verified",
  }));
}

async function totalsOf({ businessId, id }: DraftKey): Promise<DraftTotals> {
  const [row] = await prisma.$queryRaw<(Omit<DraftTotals, "amount"> & { amount: Numeric | null })[]>`
    SELECT count(*)::int AS rows,
           count(*) FILTER (WHERE NOT excluded AND errors = 0)::int AS payments,
           sum(amount) FILTER (WHERE NOT excluded AND errors = 0) AS amount,
           count(*) FILTER (WHERE NOT excluded AND errors > 0)::int AS errors,
           count(*) FILTER (WHERE NOT excluded AND errors = 0 AND ${undecided})::int AS warnings,
           count(*) FILTER (WHERE NOT excluded AND errors = 0 AND warnings > 0 AND NOT (${undecided}))::int AS kept,
           count(*) FILTER (WHERE excluded)::int AS excluded
      FROM draft_row WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid`;
  if (!row) throw new Error("an aggregate gives one row");
  return { ...row, amount: row.amount ? moneyOf(row.amount) : ZERO };
}

async function groupsOf({ businessId, id }: DraftKey): Promise<ProblemGroup[]> {
  const groups = await prisma.$queryRaw<
    { code: ProblemCode; severity: "error" | "warning"; rows: number; open: number }[]
  >`
    SELECT p->>'code' AS code, p->>'severity' AS severity, count(DISTINCT position)::int AS rows,
           count(DISTINCT position) FILTER (WHERE p->>'severity' = 'error' OR p->>'code' <> ALL (kept_codes))::int AS open
      FROM draft_row, jsonb_array_elements(problems) p
     WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid AND NOT excluded AND (errors > 0 OR warnings > 0)
     GROUP BY 1, 2 ORDER BY 2, 3 DESC, 1`;
  return groups.map((group) => ({ ...group, title: problemTitle(group.code) }));
}

async function fileView(
  { businessId, id }: DraftKey,
  name: string | null,
  stored: JsonValue,
): Promise<DraftFileView> {
  const facts = stored as unknown as FileFacts; // Written by draftFromFile and changeMapping only.
  const sample = await prisma.$queryRaw<{ row: number; cells: string[] }[]>`
    SELECT file_row AS row, raw AS cells FROM draft_row
     WHERE business_id = ${businessId}::uuid AND draft_id = ${id}::uuid AND raw IS NOT NULL ORDER BY position LIMIT ${SAMPLE_ROWS}`;
  return {
    name: name ?? "",
    headers: facts.headers,
    mapping: facts.mapping,
    missing: missingFields("contributions", facts.mapping).map((group) => group.map(fieldLabel).join(" or ")),
    encoding: facts.encoding,
    delimiter: facts.delimiter,
    headerRow: facts.headerRow,
    titles: facts.titles,
    sample,
    controlTotals: facts.totals.map(({ row, found, amount }) => ({ row, found, amount })),
    sameAs: facts.sameAs,
  };
}
