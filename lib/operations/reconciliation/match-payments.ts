import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { type Matched, matchWaiting } from "@/lib/db/reconciliation/match";
import { waitingWhere } from "@/lib/db/reconciliation/waiting";
import { moneyOf } from "@/lib/db/rows";
import { type Numeric, type Sql, sql } from "@/lib/db/sql";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { formatMoney, isPositive, isZero, type Money, subtract, ZERO } from "@/lib/domain/money";
import type { Person } from "@/lib/domain/people/person";
import { invalid, notFound, Refusal } from "@/lib/domain/refusal";
import type { MatchPayments, WhichPayments } from "@/lib/schemas/reconciliation/inputs";

/** The payments meant, as a condition on the aliases of `waitingFrom`. */
export const whichWhere = (businessId: string, which: WhichPayments): Sql =>
  "ids" in which ? sql`i.id = ANY (${which.ids}::uuid[])` : waitingWhere(businessId, which.all);

/**
 * A person found payments confirmed, by hand or in what a servicer said (`lineId`): they are matched, and posted once they
 * are reconciled; until then it can be taken back. With a line the payments must make up what is open of it to the cent
 * (invalid else, with the difference), unless `asSaid`: one payment of which the servicer posted another amount, short or too
 * much, takes the line's. Answers how many were matched: those that still waited.
 */
export async function matchPayments(actor: Actor, input: MatchPayments): Promise<Matched> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const left = input.lineId === null ? null : await leftOfLine(tx, business, input.lineId);
    const person = personOf(actor);
    const matched = await matchWaiting(tx, business, {
      where: whichWhere(business.businessId, input.which),
      lineId: input.lineId,
      amount: input.asSaid ? left : null,
      by: person.name,
    });
    if (matched.payments === 0) {
      throw new Refusal(
        "conflict",
        "None of these payments waits any more: they were matched or confirmed meanwhile.",
      );
    }
    if (left !== null) mustMakeUp(left, matched, input.asSaid);
    await noteMatched(tx, business, person, matched);
    return matched;
  });
}

/** Thrown after the write: the transaction takes it back. */
export function mustMakeUp(left: Money, matched: Matched, asSaid: boolean): void {
  if (asSaid && matched.payments !== 1)
    throw new Refusal("conflict", "Another amount than was sent can be taken for one payment only.");
  const difference = subtract(left, matched.amount);
  if (isZero(difference)) return;
  const [open, chosen, between] = [left, matched.amount, difference].map(formatMoney);
  const message = `The difference must be $0.00: ${open} is open of what the servicer said, ${chosen} is chosen, ${between} lies between.`;
  throw invalid([{ path: "which", message }]);
}

export async function noteMatched(
  tx: Tx,
  business: BusinessDay,
  person: Person,
  matched: Matched,
): Promise<void> {
  await recordActivity(tx, business, {
    kind: "confirmations.matched",
    subjectId: business.businessId,
    actor: person,
    data: matched,
  });
}

/** Locks an open line and gives what nobody has matched of it. */
export async function leftOfLine(tx: Tx, business: BusinessDay, lineId: string): Promise<Money> {
  const { businessId } = business;
  const [line] = await tx.$queryRaw<{ amount: Numeric }[]>`
    SELECT amount FROM confirmation_line
     WHERE business_id = ${businessId}::uuid AND id = ${lineId}::uuid AND closed_at IS NULL FOR UPDATE`;
  if (!line) throw notFound("confirmation");
  const taken = await tx.confirmationMatch.aggregate({
    where: { businessId, lineId, reconciledAt: null },
    _sum: { amount: true },
  });
  const left = subtract(moneyOf(line.amount), taken._sum.amount ? moneyOf(taken._sum.amount) : ZERO);
  if (isPositive(left)) return left;
  throw new Refusal(
    "conflict",
    "All of what the servicer said here is matched already. Take that back first.",
  );
}
