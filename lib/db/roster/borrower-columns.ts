import type { BorrowerColumns, BorrowerId } from "@/lib/schemas/employees/borrower";
import { Prisma } from "../generated/client";
import { readRows } from "../reading/read-rows";

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

/** The same of the first `most` Borrowers that `where` selects, in the order in which they came. */
export function readBorrowers(
  businessId: string,
  where: Prisma.Sql,
  most: number,
): Promise<BorrowerColumns[]> {
  return readRows<BorrowerColumns>(Prisma.sql`
    SELECT id, number, external_id AS "externalId", first_name AS "firstName", last_name AS "lastName", email, phone, state,
           details, created_at AS "createdAt"
      FROM borrower WHERE business_id = ${businessId}::uuid AND ${where} ORDER BY number LIMIT ${most}`);
}

/** Null where the business has none by this id. */
export async function readBorrower(businessId: string, id: BorrowerId): Promise<BorrowerColumns | null> {
  const which = "uuid" in id ? Prisma.sql`id = ${id.uuid}::uuid` : Prisma.sql`number = ${id.number}::bigint`;
  return (await readBorrowers(businessId, which, 1))[0] ?? null;
}
