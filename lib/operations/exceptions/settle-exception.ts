import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { transferFor } from "@/lib/db/batches/ledger";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import { type ExceptionKind, settledByOwner } from "@/lib/domain/batches/exceptions";
import type { TransferKind } from "@/lib/domain/batches/ledger";
import { Refusal } from "@/lib/domain/refusal";
import { closeException, lockException, type OpenException } from "./locked-exception";

/** What the books say when a person settles one of a kind; "nothing" moves no money, null is not settled so. */
const settling: Record<ExceptionKind, TransferKind | "nothing" | null> = {
  late_debit_return: "exception_settled",
  over_posted: "exception_settled",
  late_credit_return: "clearing_settled",
  refund_returned: "refund_settled",
  refund_in_later_year: "nothing",
  not_confirmed: null,
  refund_waits: null,
};

/**
 * A person says that an exception is settled, and how: the business has paid what it owed (its releases go on), the servicer
 * gave the excess back, returned money went its way otherwise, payroll was put right. Only an owner says that money came in.
 */
export async function settleException(actor: Actor, input: { id: string; note: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const exception = await lockException(tx, actor.businessId, input.id);
    const kind = settling[exception.kind];
    if (settledByOwner.has(exception.kind)) mustHave(actor, "money:vouch");
    if (kind === null)
      throw new Refusal("conflict", "This is settled by refunding or confirming the payment.");
    mayBeSettled(exception);
    if (kind !== "nothing") {
      await transferFor(tx, business, {
        kind,
        subjectId: exception.subjectId,
        batchId: exception.batchId,
        nth: exception.nth,
        amount: exception.amount,
      });
    }
    await closeException(tx, business, exception, personOf(actor), input.note);
  });
}

function mayBeSettled(exception: OpenException): void {
  if (!exception.refundAsked) return;
  throw new Refusal(
    "conflict",
    "The refund of this money is already on its way: it settles this when it arrives.",
  );
}
