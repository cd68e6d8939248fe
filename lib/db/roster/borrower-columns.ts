import type { BorrowerColumns, BorrowerId } from "@/lib/schemas/employees/borrower";
import { Prisma } from "../generated/client";
import { readOne } from "../read-rows";

/** What the API's Borrower is made of, chosen one by one. */
export const borrowerColumns = {
  id: true,
  number: true,
  externalId: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  state: true,
  details: true,
  createdAt: true,
} as const;

/** The same of one Borrower; null where the business has none by this id. */
export async function readBorrower(businessId: string, id: BorrowerId): Promise<BorrowerColumns | null> {
  const which = "uuid" in id ? Prisma.sql`id = ${id.uuid}::uuid` : Prisma.sql`number = ${id.number}::bigint`;
  return readOne<BorrowerColumns>(Prisma.sql`
    SELECT id, number, external_id AS "externalId", first_name AS "firstName", last_name AS "lastName", email, phone, state,
           details, created_at AS "createdAt"
      FROM borrower WHERE business_id = ${businessId}::uuid AND ${which}`);
}
