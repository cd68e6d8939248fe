export type Query = Record<string, string | undefined>;

/** The address of `path` with `query` and then `changes` over it; undefined and "" leave a parameter out. */
export function hrefWith(path: string, query: Query, changes: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== "") search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What `searchParams` of a page holds, first values only: the shape that `hrefWith` takes. */
export function firstValues(params: Record<string, string | string[] | undefined>): Query {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
