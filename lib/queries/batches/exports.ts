import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { fileNameColumns, fileNameOf, streamItemsCsv } from "@/lib/db/batches/items-csv";
import { prisma } from "@/lib/db/client";
import { type Csv, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import type { BatchesFilter, ItemsFilter } from "@/lib/schemas/batches/filters";
import { batchesWhere } from "./batches-where";
import { itemsWhere } from "./items-where";

const batchColumns = [
  text("title", sql`b.title`),
  text("reference_id", sql`b.reference_id`),
  plain("status", sql`CASE WHEN NOT b.valid THEN 'rejected' ELSE b.status END`),
  plain("number_of_payments", sql`b.number_of_payments`),
  plain("total_amount", sql`b.total_amount`),
  plain("debit_status", sql`b.debit_status`),
  plain("release_date", sql`b.release_day`),
  plain("debit_date", sql`b.debit_day`),
  plain("credits_sent_date", sql`b.credits_sent_day`),
  plain("credits_effective_date", sql`b.credits_effective_day`),
  plain("confirmed_expected_date", sql`b.confirmed_expected_day`),
  text("prepared_by", sql`b.prepared_by`),
  text("released_by", sql`b.released_by`),
  plain("id", sql`b.id`),
];

/** All batches of the filter, newest first. */
export async function batchesCsv(actor: Actor, filter: BatchesFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`FROM batch b WHERE ${batchesWhere(actor.businessId, filter)} ORDER BY b.seq DESC`;
  return { name: "batch-payments", body: await streamCsv(batchColumns, from) };
}

/** All items of the filter within one batch: the columns of the API's items.csv. */
export async function filteredItemsCsv(actor: Actor, batchId: string, filter: ItemsFilter): Promise<Csv> {
  mustHave(actor, "business:read");
  const batch = isUuid(batchId)
    ? await prisma.batch.findFirst({
        where: { businessId: actor.businessId, id: batchId, valid: true },
        select: fileNameColumns,
      })
    : null;
  if (!batch) throw notFound("batch payment");
  const body = await streamItemsCsv(actor.businessId, batchId, itemsWhere(actor.businessId, filter));
  return { name: fileNameOf(batch), body };
}
