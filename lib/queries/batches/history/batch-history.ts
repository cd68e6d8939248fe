import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { PAYDOWN } from "@/lib/domain/people/person";
import type { BatchHistory, HistoryEvent } from "@/lib/schemas/batches/views";
import { itemsHappened } from "./items-happened";
import { lineColumns, stepsAhead } from "../batch-line";
import { countItems, noItems } from "../item-counts";

const EVENTS_SHOWN_MAX = 200;
/** Of a bigint. */
const ID_DIGITS = 19;

export const eventColumns = { id: true, kind: true, actorName: true, at: true, data: true } as const;

export function eventOf(row: {
  id: bigint;
  kind: string;
  actorName: string;
  at: Date;
  data: unknown;
}): HistoryEvent {
  const data = typeof row.data === "object" && row.data !== null ? { ...row.data } : {};
  return { id: row.id.toString(), kind: row.kind, who: row.actorName, at: row.at.toISOString(), data };
}

/** Events of one instant in the order of their writing; that the batch is complete is what the last of them brought. */
const place = (event: HistoryEvent): string =>
  event.kind === "batch.complete" ? "last" : event.id.padStart(ID_DIGITS, "0");

/** One that failed or was recalled says how it ended. */
function completion(
  batch: { valid: boolean; debitStatus: string | null; completedAt: Date | null } | null,
): HistoryEvent[] {
  if (!batch?.completedAt || !batch.valid || batch.debitStatus !== "settled") return [];
  const at = batch.completedAt.toISOString();
  return [{ id: "complete", kind: "batch.complete", who: PAYDOWN.name, at, data: {} }];
}

/** What happened to a batch as a whole, its draft before it included, its payments by kind and day, and what is still to come. */
export async function getBatchHistory(actor: Actor, id: string): Promise<BatchHistory> {
  mustHave(actor, "business:read");
  const [batch, draft, business] = await Promise.all([
    prisma.batch.findUnique({
      where: { businessId_id: { businessId: actor.businessId, id } },
      select: { ...lineColumns, completedAt: true },
    }),
    prisma.batchDraft.findFirst({
      where: { businessId: actor.businessId, batchId: id },
      select: { id: true },
    }),
    readBusinessDay(actor.businessId),
  ]);
  const counts = await countItems(actor.businessId, batch?.valid ? [batch] : []);
  const rows = await prisma.activity.findMany({
    where: {
      businessId: actor.businessId,
      OR: [
        { subjectId: { in: draft ? [id, draft.id] : [id] } },
        // What the bank answered to its debit changed the account, not the batch; it is asked after here too.
        { batchId: id, kind: "account.corrected" },
      ],
      // Each change of a draft would drown what matters.
      kind: { not: "draft.changed" },
    },
    orderBy: { id: "asc" },
    take: EVENTS_SHOWN_MAX,
    select: eventColumns,
  });
  return {
    happened: [
      ...rows.map(eventOf),
      ...(await itemsHappened(actor.businessId, id)),
      ...completion(batch),
    ].sort((a, b) => a.at.localeCompare(b.at) || place(a).localeCompare(place(b))),
    expected: batch ? stepsAhead(batch, business, counts.get(id) ?? noItems()) : [],
  };
}
