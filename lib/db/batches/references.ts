import { textList } from "../reading/lists";
import { lockName, type Tx } from "../transaction";

/** Until commit no other release of this business gives out references: what was free stays so. */
export async function lockReferences(tx: Tx, businessId: string): Promise<void> {
  await lockName(tx, `references:${businessId}`);
}

/** Which of these references an item of the business holds already. */
export async function heldItemReferences(
  tx: Tx,
  businessId: string,
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set();
  const held = await tx.$queryRaw<{ reference_id: string }[]>`
    SELECT reference_id FROM batch_item
     WHERE business_id = ${businessId}::uuid AND holds_reference AND reference_id = ANY (${textList(references)}::text[])`;
  return new Set(held.map((row) => row.reference_id));
}

/** The valid batch that holds this reference, if one does. */
export async function batchHolding(
  tx: Tx,
  businessId: string,
  referenceId: string,
): Promise<{ id: string; title: string | null; payloadHash: string | null } | null> {
  return tx.batch.findFirst({
    where: { businessId, referenceId, valid: true, holdsReference: true },
    select: { id: true, title: true, payloadHash: true },
  });
}
