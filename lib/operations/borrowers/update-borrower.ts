import type { KeyActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { borrowerColumns } from "@/lib/db/roster/borrower-columns";
import { inTransaction, isUniqueViolation } from "@/lib/db/transaction";
import { type BorrowerId, type BorrowerView, borrowerView } from "@/lib/schemas/employees/borrower";
import type { BorrowerChanges } from "@/lib/schemas/borrowers/borrower-payload";
import { recordEmployeeChange } from "../employees/locked-employee";
import { columnsOf, type Details, detailsWith, externalIdTaken } from "./borrower-columns";
import { lockedBorrower } from "./locked-borrower";
import { tellBorrowers } from "@/lib/db/events/object-events";

/** Changes the fields given; null clears one. @throws Refusal not_found; conflict where another has that external_id */
export async function updateBorrower(
  actor: KeyActor,
  input: { id: BorrowerId; borrower: BorrowerChanges },
): Promise<BorrowerView> {
  mustHave(actor, "employees:write");
  const { businessId } = actor;
  const fields = Object.keys(input.borrower);
  try {
    return await inTransaction(async (tx) => {
      const business = await lockBusinessDay(tx, businessId);
      const row = await lockedBorrower(tx, businessId, input.id);
      if (fields.length === 0) return borrowerView(row);
      const who = { businessId, today: business.today, borrowerId: row.id };
      const changed = await tx.borrower.update({
        where: { businessId_id: { businessId, id: row.id } },
        data: {
          ...columnsOf(input.borrower),
          details: await detailsWith(tx, who, objectOf(row.details), input.borrower),
          updatedAt: business.now,
        },
        select: borrowerColumns,
      });
      await tellBorrowers(tx, businessId, [row.id]);
      // Which fields, never what they say: an income is not the employer's to read in a history.
      await recordEmployeeChange(tx, business, actor, row.id, [
        `Changed through the API: ${fields.join(", ")}`,
      ]);
      return borrowerView(changed);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw externalIdTaken(input.borrower.external_id);
    throw error;
  }
}

/** The column holds a JSON object always: its default is one, and we write no other. */
function objectOf(details: unknown): Details {
  return typeof details === "object" && details !== null ? { ...details } : {};
}
