import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { dateOfDay } from "@/lib/db/rows";
import { inTransaction, isUniqueViolation } from "@/lib/db/transaction";
import type { AddEmployee } from "@/lib/schemas/employees/employee";
import { idTaken, recordEmployeeChange } from "./locked-employee";
import { tellBorrowers } from "@/lib/db/events/object-events";

/** Puts an employee on the roster. @throws Refusal conflict where another employee has that id */
export async function addEmployee(actor: UserActor, input: AddEmployee): Promise<{ id: string }> {
  mustHave(actor, "employees:write");
  try {
    return await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, actor.businessId);
      await lockRoster(tx, actor.businessId);
      const { id } = await tx.borrower.create({
        data: {
          ...input,
          businessId: actor.businessId,
          hireDate: input.hireDate && dateOfDay(input.hireDate),
          createdAt: business.now,
          updatedAt: business.now,
        },
        select: { id: true },
      });
      await tellBorrowers(tx, actor.businessId, [id]);
      await recordEmployeeChange(tx, business, actor, id, ["Added to the roster"]);
      return { id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw idTaken(input.externalId);
    throw error;
  }
}
