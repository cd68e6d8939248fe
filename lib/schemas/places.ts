/** What stands in an address, where anybody may write. */
export type Query = Record<string, string | undefined>;

/** Where a page of a list begins that is walked both ways: after the last row seen, or before the first. */
export type Directed<Place> = Place & { direction: "after" | "before" };

/**
 * The place that an address names; null at the beginning, where what cannot be read leads too. `list` tells lists of one page
 * apart: it stands in the address before the two words ("sentafter").
 */
export function placeIn<Place extends object>(
  query: Query,
  read: (text: string) => Place | null,
  list = "",
): Directed<Place> | null {
  for (const direction of ["after", "before"] as const) {
    const place = read(query[`${list}${direction}`] ?? "");
    if (place !== null) return { ...place, direction };
  }
  return null;
}

/** A place of several values as it stands in an address. */
export const tupleText = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place), "utf8").toString("base64url");

/** What stands in an address may be anybody's: null for what is none of ours. */
export function readTuple(text: string): unknown {
  try {
    const json = Buffer.from(text, "base64url").toString("utf8");
    return json.includes("\\u0000") ? null : JSON.parse(json);
  } catch {
    return null;
  }
}

/** The place of a row in a list whose order is a sequence. */
export type SeqPlace = Directed<{ seq: bigint }> | null;

export const SEQ = /^\d{1,18}$/;

export const seqPlace = (query: Query, list = ""): SeqPlace =>
  placeIn(query, (text) => (SEQ.test(text) ? { seq: BigInt(text) } : null), list);

/** A page, and the places from which the one before it and the one after it begin. */
export type WalkedPage<Row> = { rows: Row[]; before: string | null; after: string | null };

/**
 * `found` in the list's order, one row more than a page where the list goes on in the direction asked for: that one is cut off
 * again.
 */
export function cutPage<Row>(
  found: readonly Row[],
  place: { direction: "after" | "before" } | null,
  rowsPerPage: number,
  placeOf: (row: Row) => string,
): WalkedPage<Row> {
  const back = place?.direction === "before";
  const more = found.length > rowsPerPage;
  const rows = back ? found.slice(-rowsPerPage) : found.slice(0, rowsPerPage);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    before: first !== undefined && (back ? more : place !== null) ? placeOf(first) : null,
    after: last !== undefined && (back || more) ? placeOf(last) : null,
  };
}
