import type { ApiDocument } from "@/lib/api/openapi/document";
import type { JsonSchema } from "@/lib/api/openapi/json-schema";
import type { Random } from "../random";

export type Known = {
  /** Ids by the name of the field that takes them: "source_account_id" and the like; `id` for all else. */
  ids: (field: string) => readonly string[];
};

const OPTIONAL_PERCENT = 40;
const UNKNOWN_ID_PERCENT = 10;
const DEPTH_MAX = 8;
const ITEMS_MAX = 3;

const texts = ["James", "Kirk O'Reilly", "Søren Æ", "名前", "a", "E10002", "=1+1", "x".repeat(90)] as const;
/** What the patterns of the document ask for, by the pattern. */
const byPattern: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\\d\{1,12\}/, ["1.00", "10", "437.5", "99999999.99", "0.01", "0.00", "999999999999.99"]],
  [/\^\\d\{9\}\$/, ["021000021", "121042882", "091000019"]],
  [/\\d\{4,17\}/, ["12345678", "445566778", "4455667781234567"]],
  [/\[A-Z\]\{2\}/, ["NY", "CA", "ZZ"]],
  [/\\d\{5\}/, ["10001", "94105-1234"]],
  [/\\d\{3\}-\?/, ["123-45-6789", "123456789"]],
  // The day on which the clock stands already, and days behind it: nothing waits for a worker.
  [/T\\d\{2\}/, ["2026-11-23", "2020-01-01", "2026-11-23T09:00"]],
  [/\[1-9\]\\d\{0,18\}/, ["1", "7", "9223372036854775807"]],
];

/** A value that a schema of the document allows, or nearly: what a schema cannot say is left to chance. */
export function valueFor(
  schema: JsonSchema,
  field: string,
  at: { random: Random; known: Known; components: ApiDocument["components"]["schemas"]; depth?: number },
): unknown {
  const { random, known, components, depth = 0 } = at;
  const deeper = { ...at, depth: depth + 1 };
  if (schema.$ref !== undefined) {
    const target = components[schema.$ref.replace("#/components/schemas/", "")];
    return target ? valueFor(target, field, deeper) : null;
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.not || depth > DEPTH_MAX) return null;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return valueFor(random.pick(either), field, deeper);
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type;
  switch (type) {
    case "object":
      return objectFor(schema, deeper);
    case "array":
      return Array.from({ length: 1 + random.below(ITEMS_MAX) }, () =>
        valueFor(schema.items ?? {}, field, deeper),
      );
    case "string":
      return textFor(schema, field, random, known);
    case "integer":
    case "number":
      return numberFor(schema, random);
    case "boolean":
      return random.chance(50);
    default:
      return null;
  }
}

function objectFor(schema: JsonSchema, at: Parameters<typeof valueFor>[2]): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const chosen = Object.entries(properties).filter(
    ([name]) => required.includes(name) || at.random.chance(OPTIONAL_PERCENT),
  );
  return Object.fromEntries(chosen.map(([name, one]) => [name, valueFor(one, name, at)]));
}

function textFor(schema: JsonSchema, field: string, random: Random, known: Known): string {
  if (schema.format === "uuid") {
    const ids = known.ids(field);
    return ids.length === 0 || random.chance(UNKNOWN_ID_PERCENT)
      ? `0000000${random.below(10)}-0000-4000-8000-00000000000${random.below(10)}`
      : random.pick(ids);
  }
  if (schema.format === "date") return random.pick(["2018-08-20", "1990-01-31", "2026-11-27", "2028-02-29"]);
  if (schema.format === "email") return `a${random.below(1000)}@example.com`;
  const { pattern } = schema;
  const fitting = pattern === undefined ? undefined : byPattern.find(([asked]) => asked.test(pattern));
  if (fitting) return random.pick(fitting[1]);
  if (/reference_id|external_id/.test(field)) return `ref-${random.below(500)}`;
  return field === "servicer_name" ? random.pick(["Nelnet", "MOHELA"]) : random.pick(texts);
}

function numberFor({ minimum = 0, maximum = 1000, type }: JsonSchema, random: Random): number {
  const within = minimum + random.below(Math.min(maximum - minimum, 1000) + 1);
  return type === "integer" ? within : within + random.pick([0, 0.5, 0.25, 0.01]);
}
