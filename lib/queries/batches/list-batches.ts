import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { walkSeq } from "@/lib/db/reading/walk";
import { sql } from "@/lib/db/sql";
import type { BatchesFilter } from "@/lib/schemas/batches/filters";
import type { BatchesPage } from "@/lib/schemas/batches/views";
import { cutPage, type SeqPlace } from "@/lib/schemas/places";
import { batchesWhere } from "./batches-where";
import { lineColumns, lineOf } from "./batch-line";
import { countItems, noItems } from "./item-counts";

export const BATCHES_PER_PAGE = 50;

/** Batches by their newest, rejected ones too, with the next thing expected of each. */
export async function listBatches(
  actor: Actor,
  filter: BatchesFilter,
  place: SeqPlace,
): Promise<BatchesPage> {
  mustHave(actor, "business:read");
  const { back, beyond, order } = walkSeq(place, sql`b.seq`, { descending: true });
  const found = await prisma.$queryRaw<{ id: string; seq: bigint }[]>`
    SELECT b.id, b.seq FROM batch b WHERE ${batchesWhere(actor.businessId, filter)} AND ${beyond}
     ORDER BY ${order} LIMIT ${BATCHES_PER_PAGE + 1}`;
  if (back) found.reverse();
  const page = cutPage(found, place, BATCHES_PER_PAGE, (row) => row.seq.toString());
  const rows = await prisma.batch.findMany({
    where: { businessId: actor.businessId, id: { in: page.rows.map((row) => row.id) } },
    orderBy: { seq: "desc" },
    select: lineColumns,
  });
  const [business, counts] = await Promise.all([
    readBusinessDay(actor.businessId),
    countItems(
      actor.businessId,
      rows.filter((row) => row.valid),
    ),
  ]);
  return { ...page, rows: rows.map((row) => lineOf(row, business, counts.get(row.id) ?? noItems())) };
}
