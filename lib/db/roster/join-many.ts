import type { Tx } from "../transaction";

/**
 * Until commit, joins are made by hashing. A file of 50,000 rows is joined with a roster of as many, which PostgreSQL takes for a
 * hundred; where that roster was just imported and not yet analysed, a nested loop over both took a minute and a half.
 */
export async function joinMany(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
}
