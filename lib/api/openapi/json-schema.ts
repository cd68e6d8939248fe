import { z } from "zod";

/** JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  format?: string;
  pattern?: string;
  not?: JsonSchema;
  description?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
};

/** Formats that say what zod's long patterns for them say. */
const TOLD_BY_FORMAT = new Set(["uuid", "date", "date-time", "email"]);

type Told = { jsonSchema: { format?: string; type?: unknown; pattern?: string } };

function tidy({ jsonSchema }: Told): void {
  if (jsonSchema.format !== undefined && TOLD_BY_FORMAT.has(jsonSchema.format)) delete jsonSchema.pattern;
  // A query's number arrives as text, which is what the pattern is about.
  if (jsonSchema.type === "integer") delete jsonSchema.pattern;
}

/** Schemas with an id become components, and references to them; all are collected in `components`. */
export function jsonSchemaOf(schema: z.ZodType, components: Map<string, JsonSchema>): JsonSchema {
  const made: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any", override: tidy });
  const {
    $defs = {},
    $schema: _dialect,
    ...root
  } = pointed(made) as JsonSchema & {
    $defs?: Record<string, JsonSchema>;
    $schema?: string;
  }; // what z.toJSONSchema makes
  for (const [name, one] of Object.entries($defs)) {
    // A component is known by its name.
    Reflect.deleteProperty(one, "id");
    components.set(name, one);
  }
  return root;
}

function pointed(value: unknown): unknown {
  const text = JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/');
  const parsed: unknown = JSON.parse(text);
  return parsed;
}
