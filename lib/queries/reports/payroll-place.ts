import { z } from "zod";
import { type Day, parseDay } from "@/lib/domain/days";
import { readTuple, tupleText } from "@/lib/schemas/places";

/** Where a page of the payroll report begins: after this row. */
export type PayrollPlace = { day: Day; lastName: string; firstName: string; id: string; sign: number };

const payrollTuple = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.uuid(),
  z.union([z.literal(1), z.literal(-1)]),
]);

export const payrollPlaceText = (place: PayrollPlace): string =>
  tupleText([place.day, place.lastName, place.firstName, place.id, place.sign]);

export function payrollPlace(text: string): PayrollPlace | null {
  const parsed = payrollTuple.safeParse(readTuple(text));
  if (!parsed.success) return null;
  const [at, lastName, firstName, id, sign] = parsed.data;
  const day = parseDay(at);
  return day === null ? null : { day, lastName, firstName, id, sign };
}
