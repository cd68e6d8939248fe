import type { Prisma } from "../generated/client";
import type { Tx } from "../transaction";

/**
 * The rows of a SELECT that may answer thousands, as one JSON text: the client's way of making a value of every cell takes
 * longer, and leaves more behind, than the query. For columns of text, uuid, boolean and small int; a NUMERIC is selected
 * as text.
 */
export async function readMany<Row>(tx: Tx, select: Prisma.Sql): Promise<Row[]> {
  const [found] = await tx.$queryRaw<{ rows: string | null }[]>`
    SELECT json_agg(r)::text AS rows FROM (${select}) r`;
  return JSON.parse(found?.rows ?? "[]") as Row[];
}
