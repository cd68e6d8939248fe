import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { anywhere } from "@/lib/db/sql";
import type { EmployeeChoice } from "@/lib/schemas/draft";

const FOUND_MAX = 20;

/** Employees whose name, id or e-mail holds the text: for a picker. Those who left come last. */
export async function findEmployees(actor: UserActor, text: string): Promise<EmployeeChoice[]> {
  mustHave(actor, "business:read");
  const like = anywhere(text.trim());
  return prisma.$queryRaw<EmployeeChoice[]>`
    SELECT id, first_name || ' ' || last_name AS name, external_id AS "externalId", email, employment_status AS status
      FROM borrower
     WHERE business_id = ${actor.businessId}::uuid
       AND (first_name || ' ' || last_name ILIKE ${like} OR external_id ILIKE ${like} OR email ILIKE ${like})
     ORDER BY employment_status = 'terminated', last_name, first_name, id LIMIT ${FOUND_MAX}`;
}
