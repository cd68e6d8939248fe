import { parseMoney } from "./money";

/** Fields that hold money wherever they stand: "5.5" and "5.50" there are the same amount. */
const MONEY_FIELDS: ReadonlySet<string> = new Set([
  "amount",
  "total_amount",
  "monthly_payment",
  "original_principal",
  "outstanding_interest",
  "outstanding_principal",
]);

/** Deeper than any body of ours by far, shallow enough for every recursion over it. */
export const JSON_DEPTH_MAX = 64;

/** The value is nested deeper than anything that is read. */
export class TooDeep extends Error {}

/**
 * A JSON value as one text that is equal for equal bodies (rules "The same thing twice"): keys in order, items as they stand,
 * money with two places.
 * @throws TooDeep beyond JSON_DEPTH_MAX
 */
export function canonicalJson(value: unknown): string {
  return write(value, "", 0);
}

function write(value: unknown, field: string, depth: number): string {
  if (typeof value === "string") {
    return JSON.stringify(MONEY_FIELDS.has(field) ? (parseMoney(value) ?? value) : value);
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (depth === JSON_DEPTH_MAX) throw new TooDeep(`nested deeper than ${JSON_DEPTH_MAX} levels`);
  if (Array.isArray(value)) return `[${value.map((one) => write(one, "", depth + 1)).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${write(one, key, depth + 1)}`).join(",")}}`;
}
