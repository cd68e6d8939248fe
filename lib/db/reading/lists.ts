/*
 * Lists of thousands as PostgreSQL writes an array: one text parameter, `${plainList(ids)}::uuid[]`. A list given as a list is walked and
 * copied by Prisma, escaped element by element by the driver and joined again, which takes longer than what is asked with it.
 */

/** Words that an array may hold as they stand: ids, amounts, days. Anything else is refused. */
const PLAIN = /^[\w.:-]+$/;

function plain(value: string | null): string {
  if (value === null) return "NULL";
  if (!PLAIN.test(value) || value === "NULL")
    throw new RangeError(`not a plain word: ${JSON.stringify(value)}`);
  return value;
}

/** Ids, amounts or days. @throws RangeError for a text that would have to be quoted */
export const plainList = (values: readonly (string | null)[]): string => `{${values.map(plain).join(",")}}`;

/** Any text. */
export const textList = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => (value === null ? "NULL" : `"${value.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;
