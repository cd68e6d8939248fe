import { idsOnRails } from "@/lib/db/borrower-payments/chunk";
import type { Tx } from "@/lib/db/transaction";
import { railsThat } from "@/lib/rails/rail";

/** Of these Payments those that go on by files of the bank. */
export const idsByFile = (tx: Tx, businessId: string, ids: readonly string[]): Promise<string[]> =>
  idsOnRails(
    tx,
    businessId,
    ids,
    railsThat((rail) => rail.writesFiles),
  );
