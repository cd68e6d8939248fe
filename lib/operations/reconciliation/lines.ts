import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction } from "@/lib/db/transaction";
import { type Day, formatDay } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { invalid, notFound } from "@/lib/domain/refusal";

/** Writes down what a servicer said it posted (a remittance advice, a letter), to be matched with one payment or many. */
export async function addLine(
  actor: Actor,
  input: { amount: Money; servicerId: string | null; reference: string | null; postedOn: Day },
): Promise<{ id: string }> {
  mustHave(actor, "batches:release");
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    if (input.postedOn > business.today) {
      const message = `Expected today (${formatDay(business.today)}) or earlier: nobody can have posted it later.`;
      throw invalid([{ path: "postedOn", message }]);
    }
    if (input.servicerId !== null) {
      const servicer = await tx.servicer.findUnique({
        where: { id: input.servicerId },
        select: { id: true },
      });
      if (!servicer) throw notFound("servicer");
    }
    const person = personOf(actor);
    const line = await tx.confirmationLine.create({
      data: {
        businessId: business.businessId,
        servicerId: input.servicerId,
        amount: input.amount,
        reference: input.reference,
        postedOn: dateOfDay(input.postedOn),
        enteredBy: person.name,
        enteredAt: business.now,
      },
      select: { id: true },
    });
    await recordActivity(tx, business, {
      kind: "confirmations.line_added",
      subjectId: line.id,
      actor: person,
      data: { amount: input.amount, reference: input.reference },
    });
    return line;
  });
}

/** Leaves a line out of the reconciliation (entered twice, another business's); its matches are taken back. */
export async function dismissLine(actor: Actor, input: { id: string; note: string }): Promise<void> {
  mustHave(actor, "batches:release");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { businessId } = business;
    const person = personOf(actor);
    await tx.confirmationMatch.deleteMany({ where: { businessId, lineId: input.id, reconciledAt: null } });
    const closed = await tx.confirmationLine.updateMany({
      where: { businessId, id: input.id, closedAt: null },
      data: { closedAt: business.now, closedBy: person.name, closedHow: input.note },
    });
    if (closed.count === 0) throw notFound("confirmation");
    await recordActivity(tx, business, {
      kind: "confirmations.line_dismissed",
      subjectId: input.id,
      actor: person,
      data: { note: input.note },
    });
  });
}
