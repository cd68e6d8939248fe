import { yearOf } from "@/lib/domain/days";
import type { CurrentEmployee, RosterRecord } from "@/lib/domain/files/imports/roster";
import type { BusinessNow, BusinessToday } from "../business-day";
import type { Tx } from "../transaction";
import { tellBorrowers } from "../events/object-events";
const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

// One JSON parameter a statement, whatever the number of rows; PostgreSQL reads it as a table.

/** Writes new employees and this year's assistance from elsewhere that the file gives. Ids are unique in the business. */
export async function insertEmployees(
  tx: Tx,
  { businessId, now, today }: BusinessNow & BusinessToday,
  records: readonly RosterRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.$executeRaw`
    WITH r AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(records)}::json) AS r (
        "externalId" text, "firstName" text, "lastName" text, email text, "hireDate" date, "employmentStatus" text,
        state text, department text, "external127Ytd" numeric)
    ), added AS (
      INSERT INTO borrower (business_id, external_id, first_name, last_name, email, hire_date, employment_status, state, department,
                            created_at, updated_at)
      SELECT ${businessId}::uuid, "externalId", "firstName", "lastName", email, "hireDate",
             coalesce("employmentStatus", 'active'), state, department, ${now}, ${now}
        FROM r
      RETURNING id, external_id
    )
    INSERT INTO external_benefit (business_id, borrower_id, year, amount)
    SELECT ${businessId}::uuid, added.id, ${yearOf(today)}, r."external127Ytd"
      FROM added JOIN r ON r."externalId" = added.external_id WHERE r."external127Ytd" IS NOT NULL`;
  const added = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM borrower
     WHERE business_id = ${businessId}::uuid AND external_id = ANY (${records.map((record) => record.externalId)}::text[])`;
  await tellBorrowers(tx, businessId, ids(added));
}

/** Writes employees as they shall stand. They must be locked (lockEmployees), for a release reads their assistance too. */
export async function updateEmployees(
  tx: Tx,
  businessId: string,
  year: number,
  employees: readonly CurrentEmployee[],
): Promise<void> {
  if (employees.length === 0) return;
  const rows = JSON.stringify(employees);
  await tx.$executeRaw`
    UPDATE borrower b
       SET external_id = r."externalId", first_name = r."firstName", last_name = r."lastName", email = r.email,
           hire_date = r."hireDate", employment_status = r."employmentStatus", state = r.state, department = r.department,
           updated_at = now()
      FROM json_to_recordset(${rows}::json) AS r (
             id uuid, "externalId" text, "firstName" text, "lastName" text, email text, "hireDate" date,
             "employmentStatus" text, state text, department text)
     WHERE b.business_id = ${businessId}::uuid AND b.id = r.id`;
  await tx.$executeRaw`
    DELETE FROM external_benefit x
     USING json_to_recordset(${rows}::json) AS r (id uuid, "external127Ytd" numeric)
     WHERE x.business_id = ${businessId}::uuid AND x.borrower_id = r.id AND x.year = ${year} AND r."external127Ytd" IS NULL`;
  await tx.$executeRaw`
    INSERT INTO external_benefit (business_id, borrower_id, year, amount)
    SELECT ${businessId}::uuid, r.id, ${year}, r."external127Ytd"
      FROM json_to_recordset(${rows}::json) AS r (id uuid, "external127Ytd" numeric)
     WHERE r."external127Ytd" IS NOT NULL
        ON CONFLICT (business_id, borrower_id, year) DO UPDATE SET amount = EXCLUDED.amount
     WHERE external_benefit.amount <> EXCLUDED.amount`;
  await tellBorrowers(tx, businessId, ids(employees));
}

/** Employees who left: nothing more is paid for them, their history stays. */
export async function terminateEmployees(tx: Tx, businessId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE borrower SET employment_status = 'terminated', updated_at = now()
     WHERE business_id = ${businessId}::uuid AND id = ANY (${[...ids]}::uuid[])`;
}
