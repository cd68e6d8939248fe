import { sql } from "../sql";

/** `batchTitle` (lib/domain/batches/title.ts) of alias `b`; null where an outer join found no batch. */
export const batchTitleSql = sql`coalesce(b.title, b.reference_id, 'Batch ' || left(b.id::text, 8))`;
