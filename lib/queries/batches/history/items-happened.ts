import { prisma } from "@/lib/db/client";
import { moneyOrNull } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import type { HistoryEvent } from "@/lib/schemas/batches/views";

/** What befalls single payments and is told of the batch. */
const told = [
  "item.held_back",
  "item.returned",
  "item.late_return",
  "item.refund_asked",
  "item.refund_returned",
  "item.refunded",
  "item.resent",
  "item.short",
  "item.posted",
];

/**
 * What happened to the payments of a batch, one event for each kind, day (New York) and person, with `payments` and, where it
 * is known, their `amount`. Of one that was sent again the new payment counts.
 */
export async function itemsHappened(businessId: string, batchId: string): Promise<HistoryEvent[]> {
  const rows = await prisma.$queryRaw<
    { id: bigint; kind: string; who: string; at: Date; payments: number; amount: Numeric | null }[]
  >`
    SELECT min(id) AS id, kind, actor_name AS who, min(at) AS at, count(DISTINCT item_id)::int AS payments,
           sum((data->>'amount')::numeric) AS amount
      FROM activity
     WHERE business_id = ${businessId}::uuid AND batch_id = ${batchId}::uuid AND item_id IS NOT NULL
       AND kind = ANY (${told}::text[]) AND (kind <> 'item.resent' OR data->>'to' = item_id::text)
     GROUP BY kind, actor_name, (at AT TIME ZONE 'America/New_York')::date`;
  return rows.map(({ id, kind, who, at, payments, amount }) => ({
    id: id.toString(),
    kind: kind.replace(/^item/, "items"),
    who,
    at: at.toISOString(),
    data: { payments, amount: moneyOrNull(amount) },
  }));
}
