import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { accountView, lockOwnAccount } from "@/lib/db/accounts/account-row";
import { recordActivity } from "@/lib/db/activity";
import { type BusinessDay, lockBusinessDay } from "@/lib/db/business-day";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { timetable } from "@/lib/domain/batches/timetable";
import { formatDayLong, instantAt } from "@/lib/domain/days";
import { checkMicroDeposits, type MicroDepositCheck } from "@/lib/domain/micro-deposits";
import type { Person } from "@/lib/domain/people/person";
import { invalid, Refusal } from "@/lib/domain/refusal";
import type { SourceAccountView, VerifyAccount } from "@/lib/schemas/source-account";
import { tellAccount } from "@/lib/db/events/object-events";

/** Of an account of the business: see `checkDeposits`. */
export async function verifySourceAccount(actor: Actor, input: VerifyAccount): Promise<SourceAccountView> {
  mustHave(actor, "accounts:write");
  return checkDeposits({ businessId: actor.businessId, borrowerId: null, by: personOf(actor) }, input);
}

type Owner = { businessId: string; borrowerId: string | null; by: Person };

/**
 * Compares the two amounts the owner read with what was sent. Right: verified. Wrong: invalid, with the tries left; the
 * third wrong one disables the account (conflict). Before they arrive: conflict, and no try is used.
 */
export async function checkDeposits(owner: Owner, input: VerifyAccount): Promise<SourceAccountView> {
  // The refusal comes after the commit: thrown inside, it would take the counted try back with it.
  const { view, check } = await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, owner.businessId);
    const account = await lockOwnAccount(tx, owner.businessId, input.id, owner.borrowerId);
    const { deposit1, deposit2, depositsArriveOn } = account;
    if (account.status !== "pending_verification" || !deposit1 || !deposit2 || !depositsArriveOn) {
      throw new Refusal("conflict", `This account is ${account.status}: there is nothing to verify.`);
    }
    const arrival = dayOfDate(depositsArriveOn);
    if (business.now < instantAt(arrival, timetable.settlements)) {
      throw new Refusal(
        "conflict",
        `The two deposits arrive on ${formatDayLong(arrival)}. Look at the statement then; no try was used.`,
      );
    }
    const outcome = checkMicroDeposits({
      sent: [moneyOf(deposit1), moneyOf(deposit2)],
      answers: [input.first, input.second],
      triesUsed: account.wrongTries,
    });
    const status = await write(tx, owner.by, business, input.id, outcome);
    return { view: accountView({ ...account, status }), check: outcome };
  });
  if (check.outcome === "verified") return view;
  if (check.outcome === "wrong") {
    const tries = check.triesLeft === 1 ? "One try is" : `${check.triesLeft} tries are`;
    throw invalid([
      {
        path: "first",
        message: `These are not the two amounts. ${tries} left, then the account is disabled.`,
      },
    ]);
  }
  throw new Refusal(
    "conflict",
    "These were not the two amounts, for the third time: the account is disabled. Add it again to get two new deposits.",
  );
}

async function write(
  tx: Tx,
  by: Owner["by"],
  business: BusinessDay,
  id: string,
  check: MicroDepositCheck,
): Promise<"verified" | "pending_verification" | "disabled"> {
  const where = { businessId_id: { businessId: business.businessId, id } };
  const record = (kind: "account.verified" | "account.wrong_try" | "account.disabled") =>
    recordActivity(tx, business, {
      kind,
      subjectId: id,
      actor: by,
      data: kind === "account.disabled" ? { reason: "wrong_tries" } : {},
    });
  if (check.outcome === "verified") {
    await tx.sourceAccount.update({ where, data: { status: "verified" } });
    await record("account.verified");
    await tellAccount(tx, business.businessId, id);
    return "verified";
  }
  await tx.sourceAccount.update({ where, data: { wrongTries: { increment: 1 } } });
  await record("account.wrong_try");
  if (check.outcome === "wrong") return "pending_verification";
  await tx.sourceAccount.update({ where, data: { status: "disabled", disabledReason: "wrong_tries" } });
  await record("account.disabled");
  await tellAccount(tx, business.businessId, id);
  return "disabled";
}
