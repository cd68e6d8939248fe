import { walk } from "@/lib/db/reading/walk";
import { type Sql, sql } from "@/lib/db/sql";
import type { WaitingPlace } from "@/lib/schemas/reconciliation/views";

/** Items of many batches are walked by batch, then by their position in it. */
export const walkItems = (place: WaitingPlace, seq: Sql, item: Sql) =>
  walk(place, [seq, sql`${item}.position`, sql`${item}.id`], (at) => [
    sql`${at.seq}`,
    sql`${at.position}`,
    sql`${at.id}::uuid`,
  ]);

export const itemPlaceText = (row: { seq: bigint; position: number; id: string }): string =>
  `${row.seq}_${row.position}_${row.id}`;
