import type { Query, WalkedPage } from "@/lib/schemas/places";

export type { Query };

/** What Next gives a page of its address's query. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The address of `path` with `query` and then `changes` over it; undefined and "" leave a parameter out. */
export function hrefWith(path: string, query: Query, changes: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    if (value !== undefined && value !== "") search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What `Pager` takes for a list walked both ways; `list` tells lists of one page apart (lib/schemas/places.ts). */
export function pageLinks(
  path: string,
  kept: Query,
  page: Pick<WalkedPage<unknown>, "before" | "after">,
  list = "",
): { previousHref: string | undefined; nextHref: string | undefined } {
  const at = (direction: "before" | "after"): string | undefined => {
    const place = page[direction];
    return place === null ? undefined : hrefWith(path, kept, { [`${list}${direction}`]: place });
  };
  return { previousHref: at("before"), nextHref: at("after") };
}

/** What `searchParams` of a page holds, first values only: the shape that `hrefWith` takes. */
export function firstValues(params: Awaited<SearchParams>): Query {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
