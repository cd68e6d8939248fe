import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { lockBusinessDay } from "@/lib/db/business-day";
import { withdrawInvitations } from "@/lib/db/roster/invitations";
import { dateOfDay, dayOrNull } from "@/lib/db/rows";
import { inTransaction, isUniqueViolation } from "@/lib/db/transaction";
import { valueWords } from "@/lib/domain/employees/words";
import { type AnyField, fieldLabel } from "@/lib/domain/files/fields";
import type { ChangeEmployee } from "@/lib/schemas/employees/employee";
import { idTaken, lockedEmployee, recordEmployeeChange } from "./locked-employee";
import { tellBorrowers } from "@/lib/db/events/object-events";

type Fields = Omit<ChangeEmployee, "id">;

const LABELS = {
  externalId: "employeeId",
  firstName: "firstName",
  lastName: "lastName",
  email: "email",
  hireDate: "hireDate",
  employmentStatus: "employmentStatus",
  state: "state",
  department: "department",
} as const satisfies Record<keyof Fields, AnyField>;

/**
 * Changes what the roster says of an employee. Nothing changed: nothing is recorded.
 * @throws Refusal not_found; conflict where another employee has that id
 */
export async function changeEmployee(actor: UserActor, input: ChangeEmployee): Promise<{ id: string }> {
  mustHave(actor, "employees:write");
  const { id, ...fields } = input;
  try {
    return await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, actor.businessId);
      const row = await lockedEmployee(tx, actor.businessId, id);
      const changes = changesBetween({ ...row, hireDate: dayOrNull(row.hireDate) }, fields);
      if (changes.length === 0) return { id };
      await tx.borrower.update({
        where: { businessId_id: { businessId: actor.businessId, id } },
        data: { ...fields, hireDate: fields.hireDate && dateOfDay(fields.hireDate), updatedAt: realNow() },
      });
      // Whoever left, or has another e-mail by now, was invited in vain.
      if ((await withdrawInvitations(tx, actor.businessId, "outdated")).includes(id)) {
        changes.push("Invitation to their own pages withdrawn");
      }
      await tellBorrowers(tx, actor.businessId, [id]);
      await recordEmployeeChange(tx, business, actor, id, changes);
      return { id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw idTaken(input.externalId);
    throw error;
  }
}

/** "Department: Sales → Engineering" */
function changesBetween(before: Record<keyof Fields, string | null>, after: Fields): string[] {
  return (Object.keys(LABELS) as (keyof Fields)[]) // Object.keys forgets its object's keys
    .filter((field) => before[field] !== after[field])
    .map((field) => {
      const words = (value: string | null) => (value === null ? "nothing" : valueWords(LABELS[field], value));
      return `${fieldLabel(LABELS[field])}: ${words(before[field])} → ${words(after[field])}`;
    });
}
