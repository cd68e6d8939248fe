import type { JsonSchema } from "@/lib/api/openapi/json-schema";

/** A JSON Schema as a TypeScript type. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.replace("#/components/schemas/", "");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((one) => JSON.stringify(one)));
  if (schema.not) return "never";
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return union(either.map(typeOf));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  return single(schema);
}

const union = (types: readonly string[]): string => [...new Set(types)].join(" | ");

function single(schema: JsonSchema): string {
  switch (schema.type) {
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `Array<${schema.items ? typeOf(schema.items) : "unknown"}>`;
    case "object":
      return objectType(schema);
    default:
      return "unknown";
  }
}

function objectType({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (!properties) {
    const values = typeof additionalProperties === "object" ? typeOf(additionalProperties) : "unknown";
    return `Partial<Record<string, ${values}>>`;
  }
  const members = Object.entries(properties).map(
    ([name, one]) =>
      `${comment(one.description)}${name}${required.includes(name) ? "" : "?"}: ${typeOf(one)};`,
  );
  return `{ ${members.join("\n")} }`;
}

export const comment = (words: string | undefined): string => (words ? `/** ${words} */\n` : "");
