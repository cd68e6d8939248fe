import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import { accountView, lockOwnAccount } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { drawsOn } from "@/lib/db/borrower-payments/draws";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { tellPayments, tellSeries } from "@/lib/db/events/payment-events";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { type Draw, drawWords, isMovable } from "@/lib/domain/borrower-payments/draws";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { paymentsSupported } from "@/lib/domain/routing-number";
import type { RemoveBorrowerAccount } from "@/lib/schemas/borrower-payments/accounts";
import type { SourceAccountView } from "@/lib/schemas/source-account";
import { disableRemoved } from "../accounts/remove-source-account";
import { keepMandate } from "./keep-mandate";

/**
 * Disables a Borrower's account: gone from lists, found by id, kept for returns. Refused (conflict) while something draws on
 * it, naming what; with `moveTo` what can go to that account goes there first, in the same step. Removed already: as it is.
 */
export async function removeBorrowerAccount(
  payer: Payer,
  input: RemoveBorrowerAccount,
): Promise<SourceAccountView> {
  await mustPay(payer);
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, payer.businessId);
    // What would draw on it locks the account too, so that nothing new does until we commit.
    const account = await lockOwnAccount(tx, payer.businessId, input.id, payer.borrowerId);
    if (account.status === "disabled") return accountView(account);
    const draws = await drawsOn(tx, payer.businessId, input.id);
    const moves = input.moveTo === undefined ? [] : draws.filter(isMovable);
    const left = draws.filter((draw) => !moves.includes(draw));
    if (left.length > 0) throw stillDrawnOn(left, wayOut(payer, left, input.moveTo));
    if (input.moveTo !== undefined) {
      await moveDraws(tx, business, payer, moves, { id: input.id, to: input.moveTo });
    }
    await disableRemoved(tx, business, account, personOf(payer));
    return accountView({ ...account, status: "disabled" });
  });
}

const PLACES = { payment: "payments", payment_series: "payment_series", autopay: "autopay" } as const;

/** What can be done at once about what draws on it, in the words of who asks: the API moves nothing in the same step. */
function wayOut(payer: Payer, left: readonly Draw[], moveTo: string | undefined): string {
  const afterwards = "The account can be removed afterwards";
  if (moveTo !== undefined || !left.every(isMovable)) return `${afterwards}.`;
  return payer.kind === "paying_key"
    ? `Cancel what draws on it, or give it another source_account_id. ${afterwards}.`
    : `${afterwards}, or move them to another account.`;
}

function stillDrawnOn(draws: readonly Draw[], way: string): Refusal {
  const problems = draws.map((draw) => ({
    path: `${PLACES[draw.kind]}.${draw.id}`,
    message: drawWords(draw),
  }));
  return new Refusal("conflict", `${problems.map(({ message }) => message).join(" ")} ${way}`, { problems });
}

async function moveDraws(
  tx: Tx,
  business: BusinessDay,
  payer: Payer,
  draws: readonly Draw[],
  { id, to }: { id: string; to: string },
): Promise<void> {
  const { businessId, borrowerId } = payer;
  if (to === id) {
    throw invalid([{ path: "moveTo", message: "Choose another account than the one that is removed." }]);
  }
  const target = await lockOwnAccount(tx, businessId, to, borrowerId);
  if (!paymentsSupported(target)) {
    throw invalid([
      {
        path: "moveTo",
        message: `The account ending in ${target.last4} is not verified. Choose one that is.`,
      },
    ]);
  }
  const changed = { sourceAccountId: to, version: { increment: 1 } };
  const from = { businessId, borrowerId, sourceAccountId: id };
  const select = { id: true };
  const payments = await tx.payment.updateManyAndReturn({
    where: { ...from, status: "pending", stage: "scheduled" },
    data: changed,
    select,
  });
  const series = await tx.paymentSeries.updateManyAndReturn({
    where: { ...from, status: "active" },
    data: changed,
    select,
  });
  await tx.autopay.updateMany({ where: from, data: changed });
  for (const draw of draws) {
    const { id: subjectId, ...agreed } = draw;
    await keepMandate(tx, business, payer, subjectId, { ...agreed, last4: target.last4 });
    await recordActivity(tx, business, {
      kind: "account.moved",
      subjectId,
      actor: personOf(payer),
      data: { from: id, to },
    });
  }
  await tellPayments(
    tx,
    businessId,
    payments.map(({ id: paymentId }) => paymentId),
  );
  await tellSeries(
    tx,
    business,
    series.map(({ id: seriesId }) => seriesId),
  );
}
