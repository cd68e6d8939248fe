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

/** Locks an account until commit, whoever's it is; null if it is not there. */
export async function lockAccount(tx: Tx, businessId: string, id: string) {
  await tx.$executeRaw`
    SELECT FROM source_account WHERE business_id = ${businessId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.sourceAccount.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      ...accountColumns,
      borrowerId: true,
      deposit1: true,
      deposit2: true,
      depositsArriveOn: true,
      wrongTries: true,
    },
  });
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
  const row = await lockAccount(tx, businessId, id);
  if (row?.borrowerId !== borrowerId) throw notFound("source account");
  return row;
}
