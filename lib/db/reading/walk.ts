import type { EmployeePlace } from "@/lib/schemas/employees/employee-place";
import type { Directed } from "@/lib/schemas/places";
import { Prisma } from "../generated/client";

type Walk = {
  /** The rows come backwards, nearest to the place first. */
  back: boolean;
  beyond: Prisma.Sql;
  order: Prisma.Sql;
};

/**
 * How a page is read of a list that people walk both ways: `beyond` is the condition for what lies past the place, `order`
 * begins with what is nearest to it. The list's own order is by `key`, whose values at a place `at` gives.
 */
export function walk<Place>(
  place: Directed<Place> | null,
  key: readonly Prisma.Sql[],
  at: (place: Place) => readonly Prisma.Sql[],
  { descending = false }: { descending?: boolean } = {},
): Walk {
  const back = place?.direction === "before";
  const down = descending !== back;
  const order = Prisma.join(key.map((column) => (down ? Prisma.sql`${column} DESC` : column)));
  if (place === null) return { back, beyond: Prisma.sql`true`, order };
  const beyond = Prisma.sql`(${Prisma.join(key)}) ${Prisma.raw(down ? "<" : ">")} (${Prisma.join(at(place))})`;
  return { back, beyond, order };
}

/** The same of a list in the order of one sequence. */
export const walkSeq = (
  place: Directed<{ seq: bigint }> | null,
  column: Prisma.Sql,
  options?: { descending?: boolean },
): Walk => walk(place, [column], ({ seq }) => [Prisma.sql`${seq}`], options);

/** The place of an employee in a list in the order of names. */
export const employeeAt = (place: EmployeePlace): readonly Prisma.Sql[] => [
  Prisma.sql`${place.lastName}`,
  Prisma.sql`${place.firstName}`,
  Prisma.sql`${place.id}::uuid`,
];
