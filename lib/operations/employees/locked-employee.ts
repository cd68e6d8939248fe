import { type Actor, personOf } from "@/lib/auth/actor";
import { recordActivity } from "@/lib/db/activity";
import type { BusinessDay } from "@/lib/db/business-day";
import { lockEmployees } from "@/lib/db/roster/lock-employees";
import type { Tx } from "@/lib/db/transaction";
import { notFound, Refusal } from "@/lib/domain/refusal";

/** An employee whose row nobody else changes until commit. @throws Refusal not_found */
export async function lockedEmployee(tx: Tx, businessId: string, id: string) {
  await lockEmployees(tx, businessId, [id]);
  const row = await tx.borrower.findUnique({
    where: { businessId_id: { businessId, id } },
    select: {
      externalId: true,
      firstName: true,
      lastName: true,
      email: true,
      hireDate: true,
      employmentStatus: true,
      state: true,
      department: true,
      standingType: true,
      standingId: true,
    },
  });
  if (!row) throw notFound("employee");
  return row;
}

/** Writes down what was changed about an employee, as sentences: their fields' names change over the years, the sentences stay true. */
export async function recordEmployeeChange(
  tx: Tx,
  business: BusinessDay,
  actor: Actor,
  id: string,
  changes: readonly string[],
): Promise<void> {
  await recordActivity(tx, business, {
    kind: "employee.changed",
    subjectId: id,
    actor: personOf(actor),
    data: { changes: [...changes] },
  });
}

export function idTaken(externalId: string): Refusal {
  const message = `Another employee has the id ${externalId}. Each employee needs an id of their own.`;
  return new Refusal("conflict", message, { problems: [{ path: "externalId", message }] });
}
