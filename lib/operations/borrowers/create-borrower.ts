import type { KeyActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { borrowerColumns } from "@/lib/db/roster/borrower-columns";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockRoster } from "@/lib/db/roster/lock-roster";
import { inTransaction, isUniqueViolation } from "@/lib/db/transaction";
import { type BorrowerView, borrowerView } from "@/lib/schemas/employees/borrower";
import type { BorrowerPayload } from "@/lib/schemas/borrowers/borrower-payload";
import { recordEmployeeChange } from "../employees/locked-employee";
import { columnsOf, detailsWith, externalIdTaken } from "./borrower-columns";
import { tellBorrowers } from "@/lib/db/events/object-events";

/** Makes a Borrower. @throws Refusal conflict where another one has that external_id */
export async function createBorrower(
  actor: KeyActor,
  input: { borrower: BorrowerPayload },
): Promise<BorrowerView> {
  mustHave(actor, "employees:write");
  const { borrower: payload } = input;
  const { businessId } = actor;
  try {
    return await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, businessId);
      await lockRoster(tx, businessId);
      const who = { businessId, today: business.today, borrowerId: null };
      const row = await tx.borrower.create({
        data: {
          ...columnsOf(payload),
          firstName: payload.first_name,
          lastName: payload.last_name,
          businessId,
          details: await detailsWith(tx, who, {}, payload),
          createdAt: business.now,
          updatedAt: business.now,
        },
        select: borrowerColumns,
      });
      await tellBorrowers(tx, businessId, [row.id]);
      await recordEmployeeChange(tx, business, actor, row.id, ["Made through the API"]);
      return borrowerView(row);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw externalIdTaken(payload.external_id);
    throw error;
  }
}
