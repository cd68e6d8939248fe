import { z } from "zod";

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 500;
const SEQUENCE_MAX = 2n ** 63n - 1n;
const VERSION = "1.";

/** Where a list goes on: opaque outside, the place of the last row shown inside. */
export function cursorAt(place: string | bigint): string {
  return Buffer.from(`${VERSION}${place}`, "utf8").toString("base64url");
}

/** Null for anything that we did not write. */
function placeOf(cursor: string): string | null {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  if (!text.startsWith(VERSION)) return null;
  const place = text.slice(VERSION.length);
  return cursorAt(place) === cursor && !place.includes("\0") ? place : null;
}

const cursorProblem = "This is not a cursor of ours. Take next_cursor as it came, or begin without one.";

const CURSOR = { description: "The `next_cursor` of the page before; left out: the first page." };

const place = z.string().transform((cursor, context) => {
  const found = placeOf(cursor);
  if (found !== null) return found;
  context.addIssue(cursorProblem);
  return z.NEVER;
});

/** A cursor over a list whose order is a text. */
export const textCursor = place.meta(CURSOR);

/** A cursor over a list whose order is a sequence. */
export const sequenceCursor = place
  .transform((found, context) => {
    const sequence = /^\d{1,19}$/.test(found) ? BigInt(found) : null;
    if (sequence !== null && sequence <= SEQUENCE_MAX) return sequence;
    context.addIssue(cursorProblem);
    return z.NEVER;
  })
  .meta(CURSOR);

const limitProblem = `Expected a whole number from 1 to ${LIMIT_MAX}.`;

export const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, limitProblem)
  .transform((text) => Number.parseInt(text, 10))
  .refine((number) => number <= LIMIT_MAX, limitProblem)
  .default(LIMIT_DEFAULT)
  .meta({
    type: "integer",
    minimum: 1,
    maximum: LIMIT_MAX,
    description: `How many at most; ${LIMIT_DEFAULT} unless said.`,
  });

/** A page of a list of the API, which goes on in one direction; those that a person walks both ways: places.ts. */
export type Page<View> = { data: View[]; next_cursor: string | null };

/** `rows` holds one more than the limit where there is a next page. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limitRows: number,
  view: (row: Row) => View,
  place: (row: Row) => string | bigint,
): Page<View> {
  const shown = rows.slice(0, limitRows);
  const last = shown.at(-1);
  return {
    data: shown.map(view),
    next_cursor: rows.length > limitRows && last !== undefined ? cursorAt(place(last)) : null,
  };
}

/** JSON that is already written, and goes out as it is. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** The same page of rows that are JSON already. */
export function pageText(rows: readonly { seq: string; text: string }[], limitRows: number): JsonText {
  const { data, next_cursor: next } = pageOf(
    rows,
    limitRows,
    (row) => row.text,
    (row) => row.seq,
  );
  return new JsonText(`{"data":[${data.join(",")}],"next_cursor":${JSON.stringify(next)}}`);
}
