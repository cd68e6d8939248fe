import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/days";

/** Where a page of the payroll report begins: after this row. */
export type PayrollPlace = { day: Day; lastName: string; firstName: string; id: string; sign: number };

/** Where a page of contributions by employee begins: after this one. */
export type EmployeePlace = { lastName: string; firstName: string; id: string };

const payrollTuple = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.uuid(),
  z.union([z.literal(1), z.literal(-1)]),
]);
const employeeTuple = z.tuple([z.string(), z.string(), z.uuid()]);

const written = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place), "utf8").toString("base64url");

/** What stands in an address may be anybody's: what is none of ours begins the list at its beginning. */
function read(text: string): unknown {
  try {
    const json = Buffer.from(text, "base64url").toString("utf8");
    return json.includes("\\u0000") ? null : JSON.parse(json);
  } catch {
    return null;
  }
}

export const payrollPlaceText = (place: PayrollPlace): string =>
  written([place.day, place.lastName, place.firstName, place.id, place.sign]);

export function payrollPlace(text: string): PayrollPlace | null {
  const parsed = payrollTuple.safeParse(read(text));
  if (!parsed.success) return null;
  const [at, lastName, firstName, id, sign] = parsed.data;
  const day = parseDay(at);
  return day === null ? null : { day, lastName, firstName, id, sign };
}

export const employeePlaceText = (place: EmployeePlace): string =>
  written([place.lastName, place.firstName, place.id]);

export function employeePlace(text: string): EmployeePlace | null {
  const parsed = employeeTuple.safeParse(read(text));
  if (!parsed.success) return null;
  const [lastName, firstName, id] = parsed.data;
  return { lastName, firstName, id };
}
