import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { accountView, lockOwnAccount } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Person } from "@/lib/domain/people/person";
import { type Problem, Refusal } from "@/lib/domain/refusal";
import type { SourceAccountView } from "@/lib/schemas/source-account";
import { tellAccount } from "@/lib/db/events/object-events";

const NAMED_MAX = 10;

/**
 * Disables an account: gone from lists, found by id, kept for returns. Refused (conflict) while something draws on it,
 * naming what. Removed already: the account as it is.
 */
export async function removeSourceAccount(actor: Actor, input: { id: string }): Promise<SourceAccountView> {
  mustHave(actor, "accounts:write");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    // A release locks the account too: what draws on it cannot change until we commit.
    const account = await lockOwnAccount(tx, actor.businessId, input.id);
    if (account.status === "disabled") return accountView(account);
    const draws = await whatDraws(tx, actor.businessId, input.id);
    if (draws.length > 0) {
      throw new Refusal(
        "conflict",
        `${draws.map((one) => one.message).join(" ")} The account can be removed afterwards.`,
        {
          problems: draws,
        },
      );
    }
    await disableRemoved(tx, business, account, personOf(actor));
    return accountView({ ...account, status: "disabled" });
  });
}

/** A person removed it, and nothing draws on it. Its micro-deposits leave with no file that closes later. */
export async function disableRemoved(
  tx: Tx,
  business: BusinessDay,
  account: { id: string },
  by: Person,
): Promise<void> {
  const { businessId } = business;
  await tx.sourceAccount.update({
    where: { businessId_id: { businessId, id: account.id } },
    data: { status: "disabled", disabledReason: "removed" },
  });
  await tellAccount(tx, businessId, account.id);
  await recordActivity(tx, business, {
    kind: "account.disabled",
    subjectId: account.id,
    actor: by,
    data: { reason: "removed" },
  });
}

/** Unfinished batches, and drafts that are on their way to become one. An open draft draws on nothing yet. */
async function whatDraws(tx: Tx, businessId: string, sourceAccountId: string): Promise<Problem[]> {
  const batches = await tx.batch.findMany({
    where: { businessId, sourceAccountId, valid: true, status: { not: "complete" } },
    select: { id: true, title: true, referenceId: true, status: true },
    orderBy: { seq: "asc" },
    take: NAMED_MAX,
  });
  const drafts = await tx.batchDraft.findMany({
    where: { businessId, sourceAccountId, status: { in: ["awaiting_approval", "scheduled"] } },
    select: { id: true, title: true, status: true },
    orderBy: { seq: "asc" },
    take: NAMED_MAX,
  });
  return [
    ...batches.map((batch) => ({
      path: `batch_payments.${batch.id}`,
      message: `The batch “${batch.title ?? batch.referenceId ?? batch.id}” draws on this account and is ${batch.status}.`,
    })),
    ...drafts.map((draft) => ({
      path: `drafts.${draft.id}`,
      message: `“${draft.title}” draws on this account and is ${draft.status === "scheduled" ? "scheduled" : "waiting for approval"}.`,
    })),
  ];
}
