import { isDeepStrictEqual } from "node:util";
import { refusalsOf } from "@/lib/api/openapi/document";
import type { Endpoint } from "@/lib/api/openapi/endpoint";
import { endpoints } from "@/lib/api/openapi/endpoints";
import { errorOut } from "@/lib/schemas/answers/common";
import type { Answered } from "./api";

/** What of an answer the API's document does not tell; null where it tells all of it. */
export function shapeFault(endpoint: Endpoint, { status, headers, text }: Answered): string | null {
  const told = endpoint.answers[status];
  const refused = refusalsOf(endpoint).includes(status);
  if (!told && !refused) return `the document knows no ${status} here`;
  if (told?.type !== undefined) {
    const type = headers.get("content-type") ?? "";
    return type.startsWith(told.type) ? null : `it is ${type}, not ${told.type}`;
  }
  const value: unknown = JSON.parse(text);
  const schemas = [...(told?.schema ? [told.schema] : []), ...(refused ? [errorOut] : [])];
  const faults = schemas.map((schema) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return parsed.error.message;
    // What parsing leaves out is what the document does not speak of.
    return isDeepStrictEqual(parsed.data, value) ? null : "it holds what the document does not name";
  });
  return faults.includes(null) ? null : faults.join(" / ");
}

export function endpointCalled(name: string): Endpoint {
  const found = endpoints.find((one) => one.name === name);
  if (!found) throw new Error(`no endpoint is called ${name}`);
  return found;
}
