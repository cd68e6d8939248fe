import type { Money } from "@/lib/domain/money";
import type { Tx } from "../transaction";

export type InvalidBatch = {
  businessId: string;
  referenceId: string | null;
  payloadHash: string;
  sourceAccountId: string | null;
  numberOfPayments: number;
  totalAmount: Money;
  errors: readonly string[];
  rawParams: string;
  createdAt: Date;
};

/**
 * Stores a payload that was refused, so that its sender finds it again: nothing will happen with it and it holds no
 * reference. The same payload again is the same record, with what is wrong with it now.
 */
export async function storeInvalidBatch(tx: Tx, batch: InvalidBatch): Promise<string> {
  // A finished batch is never updated, and this one was finished from the start: it is written anew in its place.
  const before = await tx.$queryRaw<{ id: string; seq: bigint; created_at: Date }[]>`
    DELETE FROM batch WHERE business_id = ${batch.businessId}::uuid AND NOT valid AND payload_hash = ${batch.payloadHash}
    RETURNING id, seq, created_at`;
  const same = before[0];
  const row = await tx.batch.create({
    data: {
      ...(same ? { id: same.id, seq: same.seq } : {}),
      createdAt: same?.created_at ?? batch.createdAt,
      businessId: batch.businessId,
      valid: false,
      status: "complete",
      referenceId: batch.referenceId,
      holdsReference: false,
      payloadHash: batch.payloadHash,
      sourceAccountId: batch.sourceAccountId,
      numberOfPayments: batch.numberOfPayments,
      totalAmount: batch.totalAmount,
      errors: [...batch.errors],
      rawParams: batch.rawParams,
    },
    select: { id: true },
  });
  return row.id;
}
