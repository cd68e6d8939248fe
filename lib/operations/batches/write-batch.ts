import { recordActivity } from "@/lib/db/activity";
import { insertBatch, type NewBatch } from "@/lib/db/batches/insert-batch";
import type { BusinessDay } from "@/lib/db/business-day";
import { refuseOutsideProgramme } from "@/lib/db/payments-programme";
import { addDueWork } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { instantAt } from "@/lib/domain/days";
import { notFound, Refusal } from "@/lib/domain/refusal";
import { paymentsSupported } from "@/lib/domain/routing-number";
import { installationRail } from "@/lib/auth/mode";
import { type RailName, railOf } from "@/lib/rails/rail";
import { missingForBusiness, missingForPayments } from "../bank/what-is-missing";
import { tellBatch } from "@/lib/db/events/object-events";

/** What must be true of a business before it pays anything: in the programme, nothing owed from a late return, a bank to send by. */
export async function mayRelease(tx: Tx, business: BusinessDay): Promise<void> {
  refuseOutsideProgramme(business);
  const owed = await tx.moneyException.findFirst({
    where: { businessId: business.businessId, kind: "late_debit_return", closedAt: null },
    select: { detail: true },
  });
  if (owed) throw new Refusal("conflict", `Releases wait: ${owed.detail}`);
  refuseWhatIsMissing(await missingForBusiness(tx, business));
}

function refuseWhatIsMissing(missing: readonly string[]): void {
  if (missing.length > 0) throw new Refusal("conflict", `Nothing can be released yet. ${missing.join(" ")}`);
}

/** Why this account may not fund a batch, in words; null if it may. Locks it: it cannot be removed while we release. */
export async function lockFundingAccount(
  tx: Tx,
  businessId: string,
  accountId: string,
): Promise<{ id: string; last4: string; problem: string | null }> {
  const rows = await tx.$queryRaw<
    { id: string; last4: string; borrower_id: string | null; status: string; routing_number: string }[]
  >`SELECT id, account_number_last_4 AS last4, borrower_id, status, routing_number FROM source_account
     WHERE business_id = ${businessId}::uuid AND id = ${accountId}::uuid FOR SHARE`;
  const account = rows[0];
  if (!account) throw notFound("source account");
  return { id: account.id, last4: account.last4, problem: fundingProblem(account) };
}

function fundingProblem(account: {
  last4: string;
  borrower_id: string | null;
  status: string;
  routing_number: string;
}): string | null {
  const name = `The account ending in ${account.last4}`;
  if (account.borrower_id !== null) {
    return `${name} belongs to a Borrower. A batch draws on an account of the business; for a Borrower's own money use a Payment or a PaymentSeries.`;
  }
  if (account.status === "disabled")
    return `${name} was removed or disabled. Choose another verified account.`;
  if (account.status !== "verified")
    return `${name} is not verified yet. Enter the two micro-deposits first.`;
  if (!paymentsSupported({ status: account.status, routingNumber: account.routing_number })) {
    return `${name} cannot be debited: its bank takes no ACH entries under the routing number ${account.routing_number}.`;
  }
  return null;
}

/**
 * Writes a checked batch, on this installation's rail unless another is meant (the demo's history): from here its money
 * moves. The first step waits for the file of D0 to close. Refused (conflict) where the rail lacks an account of one of its
 * servicers.
 */
export async function writeBatch(
  tx: Tx,
  business: BusinessDay,
  batch: Omit<NewBatch, "rail">,
  rail: RailName = installationRail,
): Promise<string> {
  const servicerIds = batch.items.map((item) => item.servicerId);
  const loanIds = batch.items.flatMap((item) => item.loanId ?? []);
  if (railOf(rail).writesFiles) {
    refuseWhatIsMissing(await missingForPayments(tx, business, { servicerIds, loanIds }));
  }
  const id = await insertBatch(tx, { ...batch, rail });
  await recordActivity(tx, business, {
    kind: "batch.released",
    batchId: id,
    actor: batch.releasedBy,
    data: {
      preparedBy: batch.preparedBy,
      payments: batch.items.length,
      total: batch.totalAmount,
      ...batch.dates,
    },
  });
  await addDueWork(tx, {
    businessId: business.businessId,
    kind: "file_closes",
    subjectId: id,
    dueAt: instantAt(batch.dates.release, business.cutOff),
  });
  await tellBatch(tx, business.businessId, id);
  return id;
}
