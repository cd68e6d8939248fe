import { parseDay } from "@/lib/domain/days";
import type { CurrentEmployee } from "@/lib/domain/files/imports/roster";
import { parseMoney } from "@/lib/domain/money";
import { EMPLOYMENT_STATUSES, type EmploymentStatus } from "@/lib/domain/payments/roster";
import type { Tx } from "../transaction";

/** An employment status as the database keeps it (a CHECK allows these words only). */
export function asEmploymentStatus(text: string): EmploymentStatus {
  const status = EMPLOYMENT_STATUSES.find((one) => one === text);
  if (!status) throw new Error(`unknown employment status ${text}`);
  return status;
}

type Row = {
  id: string;
  external_id: string;
  first_name: string;
  last_name: string;
  email: string | null;
  hire_date: string | null;
  employment_status: string;
  state: string | null;
  department: string | null;
  external: string | null;
};

/**
 * The whole roster as a file would name it, with this year's assistance from elsewhere. Employees without an id of the
 * employer's (made by the API) cannot be named by a file, so no file changes or removes them.
 */
export async function loadCurrentEmployees(
  tx: Tx,
  businessId: string,
  year: number,
): Promise<CurrentEmployee[]> {
  // Text from the database and not values for the driver to build: there may be 50,000 rows.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id::text AS id, b.external_id, b.first_name, b.last_name, b.email, b.hire_date::text AS hire_date,
           b.employment_status, b.state, b.department, x.amount::text AS external
      FROM borrower b
      LEFT JOIN external_benefit x
        ON x.business_id = b.business_id AND x.borrower_id = b.id AND x.year = ${year}
     WHERE b.business_id = ${businessId}::uuid AND b.external_id IS NOT NULL
     ORDER BY b.last_name, b.first_name, b.id`;
  return rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    hireDate: parseDay(row.hire_date),
    employmentStatus: asEmploymentStatus(row.employment_status),
    state: row.state,
    department: row.department,
    external127Ytd: parseMoney(row.external),
  }));
}
