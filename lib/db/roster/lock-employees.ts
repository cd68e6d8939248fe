import { plainList } from "../reading/lists";
import type { Tx } from "../transaction";

/** Locks employees until commit, in one order for everybody, so that two releases over the same people wait instead of circling. */
export async function lockEmployees(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM borrower WHERE business_id = ${businessId}::uuid AND id = ANY (${plainList(ids)}::uuid[]) ORDER BY id
      FOR NO KEY UPDATE`;
}
