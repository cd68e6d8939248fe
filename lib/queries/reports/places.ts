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
function read(text: string | undefined): unknown {
  if (text === undefined) return null;
  try {
    const json = Buffer.from(text, "base64url").toString("utf8");
    return json.includes("\\u0000") ? null : JSON.parse(json);
  } catch {
    return null;
  }
}

export const payrollPlaceText = (place: PayrollPlace): string =>
  written([place.day, place.lastName, place.firstName, place.id, place.sign]);

export function payrollPlace(text: string | undefined): PayrollPlace | null {
  const parsed = payrollTuple.safeParse(read(text));
  if (!parsed.success) return null;
  const [at, lastName, firstName, id, sign] = parsed.data;
  const day = parseDay(at);
  return day === null ? null : { day, lastName, firstName, id, sign };
}

export const employeePlaceText = (place: EmployeePlace): string =>
  written([place.lastName, place.firstName, place.id]);

export function employeePlace(text: string | undefined): EmployeePlace | null {
  const parsed = employeeTuple.safeParse(read(text));
  if (!parsed.success) return null;
  const [lastName, firstName, id] = parsed.data;
  return { lastName, firstName, id };
}

export type Directed<Place> = Place & { direction: "after" | "before" };

/** The place that an address names: after a row, or before one; null at the beginning. */
export function pagePlace<Place>(
  page: { after?: string | undefined; before?: string | undefined },
  read: (text: string | undefined) => Place | null,
): Directed<Place> | null {
  for (const direction of ["after", "before"] as const) {
    const place = read(page[direction]);
    if (place !== null) return { ...place, direction };
  }
  return null;
}

/** `rows` in the list's order, one more than a page where it goes on in the direction asked for: that one is cut off again. */
export function cutPage<Row>(
  rows: readonly Row[],
  place: { direction: "after" | "before" } | null,
  rowsPerPage: number,
): { shown: Row[]; earlier: boolean; later: boolean } {
  const more = rows.length > rowsPerPage;
  return place?.direction === "before"
    ? { shown: rows.slice(-rowsPerPage), earlier: more, later: true }
    : { shown: rows.slice(0, rowsPerPage), earlier: place !== null, later: more };
}
