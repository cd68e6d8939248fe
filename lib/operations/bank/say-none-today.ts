import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { type DayAnswers, noteDayIn } from "@/lib/db/bank/days";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";

/** A person says that the bank returned nothing today, or that no servicer confirmed anything: what waited for that goes on (rules 9). */
export async function sayNoneToday(actor: UserActor, input: { what: DayAnswers }): Promise<void> {
  mustHave(actor, "bank:files");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const person = personOf(actor);
    const isNew = await noteDayIn(tx, business, input.what, { uploadId: null, person });
    if (!isNew) return;
    await recordActivity(tx, business, {
      kind: "bank.none_today",
      subjectId: business.businessId,
      actor: person,
      data: { what: input.what, day: business.today },
    });
  });
}
