import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import { noSql, sql } from "@/lib/db/sql";
import type { BatchesFilter, SeqPlace } from "@/lib/schemas/batches/filters";
import type { BatchesPage } from "@/lib/schemas/batches/views";
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
  const back = place !== null && "before" in place;
  const beyond =
    place === null
      ? noSql
      : "before" in place
        ? sql`AND b.seq > ${place.before}`
        : sql`AND b.seq < ${place.after}`;
  const order = back ? sql`b.seq ASC` : sql`b.seq DESC`;
  const found = await prisma.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM batch b WHERE ${batchesWhere(actor.businessId, filter)} ${beyond}
     ORDER BY ${order} LIMIT ${BATCHES_PER_PAGE + 1}`;
  const shown = found.slice(0, BATCHES_PER_PAGE).map((row) => row.id);
  const rows = await prisma.batch.findMany({
    where: { businessId: actor.businessId, id: { in: shown } },
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
  const more = found.length > BATCHES_PER_PAGE;
  return {
    rows: rows.map((row) => lineOf(row, business, counts.get(row.id) ?? noItems())),
    before: (back ? more : place !== null) ? (rows[0]?.seq.toString() ?? null) : null,
    after: (back ? true : more) ? (rows.at(-1)?.seq.toString() ?? null) : null,
  };
}
