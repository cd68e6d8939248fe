/** One field of one record, before and after, as text for people to compare. */
export type FieldChange<F extends string> = { field: F; before: string | null; after: string | null };

/** The fields that the file gives (undefined: no such column) and that differ. */
export function changesBetween<F extends string>(
  fields: readonly F[],
  before: Readonly<Record<F, string | null | undefined>>,
  after: Readonly<Partial<Record<F, string | null | undefined>>>,
): FieldChange<F>[] {
  return fields.flatMap((field) => {
    const next = after[field];
    const last = before[field] ?? null;
    return next === undefined || next === last ? [] : [{ field, before: last, after: next }];
  });
}
