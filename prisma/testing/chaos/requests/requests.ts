import type { ApiDocument, DocumentOperation } from "@/lib/api/openapi/document";
import type { Endpoint } from "@/lib/api/openapi/endpoint";
import type { Random } from "../random";
import type { Asking } from "../../api";
import { hostileBody, hostileHeaders, hostileText, mutated } from "./hostile";
import { type Known, valueFor } from "./values";

export type Generated = {
  endpoint: Endpoint;
  kind: "valid" | "mutated" | "hostile";
  path: string;
  asking: Asking;
};

const methods = { GET: "get", POST: "post", PUT: "put", DELETE: "delete" } as const;
const KEYED_PERCENT = 20;

/** One request, made from the API's document alone. */
export function generate(
  document: ApiDocument,
  endpoint: Endpoint,
  at: { random: Random; known: Known; key: string },
): Generated {
  const { random, key } = at;
  const kind = random.pick(["valid", "mutated", "hostile"] as const);
  const operation = document.paths[endpoint.path]?.[methods[endpoint.method]];
  if (!operation) throw new Error(`the document lacks ${endpoint.method} ${endpoint.path}`);
  const values = { random, known: at.known, components: document.components.schemas };
  const path = addressOf(endpoint, operation, kind, values);
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const takesBody = endpoint.method === "POST" || endpoint.method === "PUT";
  const good = schema ? valueFor(schema, "", values) : {};
  const body = kind === "mutated" ? mutated(good, random) : good;
  const keyed: Record<string, string> =
    endpoint.method === "POST" && random.chance(KEYED_PERCENT)
      ? { "idempotency-key": `k${random.below(50)}` }
      : {};
  if (kind !== "hostile") {
    return { endpoint, kind, path, asking: takesBody ? { headers: keyed, body } : {} };
  }
  const headers = random.chance(40) ? { ...keyed, ...hostileHeaders(key, random) } : keyed;
  const json = JSON.stringify(body) ?? "null";
  const rawBody = random.chance(70) ? hostileBody(json, random) : json;
  return { endpoint, kind, path, asking: { headers, ...(takesBody ? { rawBody } : {}) } };
}

function addressOf(
  endpoint: Endpoint,
  operation: DocumentOperation,
  kind: Generated["kind"],
  values: Parameters<typeof valueFor>[2],
): string {
  const { random } = values;
  const spoilt = (): boolean => kind !== "valid" && random.chance(kind === "hostile" ? 30 : 15);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === "path" && one.name === name);
    const field = name === "id" ? (endpoint.path.split("/")[1] ?? name) : name;
    return spoilt() || !parameter
      ? hostileText(random)
      : encodeURIComponent(String(valueFor(parameter.schema, field, values)));
  });
  const query = operation.parameters
    .filter((one) => one.in === "query" && (one.required || random.chance(30)))
    .map((one) => {
      const value = spoilt()
        ? hostileText(random)
        : encodeURIComponent(String(valueFor(one.schema, one.name, values)));
      return `${one.name}=${value}`;
    });
  const more = spoilt()
    ? ["limit=1&limit=2", "__proto__=1", "%ff=%00", "&&==&"].slice(0, 1 + random.below(4))
    : [];
  const search = [...query, ...more].join("&");
  return search === "" ? path : `${path}?${search}`;
}
