import { z } from "zod";
import { readTuple, tupleText } from "../places";

/** Where a page of a list of employees begins: its order is last name, first name, id. */
export type EmployeePlace = { lastName: string; firstName: string; id: string };

const employeeTuple = z.tuple([z.string(), z.string(), z.uuid()]);

export const employeePlaceText = ({ lastName, firstName, id }: EmployeePlace): string =>
  tupleText([lastName, firstName, id]);

export function employeePlace(text: string): EmployeePlace | null {
  const parsed = employeeTuple.safeParse(readTuple(text));
  if (!parsed.success) return null;
  const [lastName, firstName, id] = parsed.data;
  return { lastName, firstName, id };
}
