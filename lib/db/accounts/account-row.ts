import { paymentsSupported } from "@/lib/domain/routing-number";
import { isUuid } from "@/lib/domain/uuid";
import { notFound } from "@/lib/domain/refusal";
import type { SourceAccountStatus, SourceAccountType, SourceAccountView } from "@/lib/schemas/source-account";
import type { Tx } from "../transaction";

/** The columns a view needs: neither the encrypted number nor the fingerprint. */
export const accountColumns = {
  id: true,
  nameOnAccount: true,
  routingNumber: true,
  last4: true,
  type: true,
  status: true,
} as const;

export type AccountColumns = {
  id: string;
  nameOnAccount: string;
  routingNumber: string;
  last4: string;
  type: string;
  status: string;
};

export function accountView(row: AccountColumns): SourceAccountView {
  return {
    account_number_last_4: row.last4,
    id: row.id,
    name_on_account: row.nameOnAccount,
    payments_supported: paymentsSupported(row),
    routing_number: row.routingNumber,
    // CHECKs of the table allow the words of these two types only.
    status: row.status as SourceAccountStatus,
    type: row.type as SourceAccountType,
  };
}

/**
 * Locks an account of one owner until commit: the business's own (`borrowerId` null) or that Borrower's. Anybody else's is not
 * found.
 */
export async function lockOwnAccount(
  tx: Tx,
  businessId: string,
  id: string,
  borrowerId: string | null = null,
) {
  if (!isUuid(id)) throw notFound("source account");
  await tx.$executeRaw`
    SELECT FROM source_account WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.sourceAccount.findFirst({
    where: { businessId, id, borrowerId },
    select: { ...accountColumns, deposit1: true, deposit2: true, depositsArriveOn: true, wrongTries: true },
  });
  if (!row) throw notFound("source account");
  return row;
}
