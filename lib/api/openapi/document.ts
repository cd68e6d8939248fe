import type { z } from "zod";
import { errorOut } from "@/lib/schemas/answers/common";
import { type Answers, type Endpoint, type Json, tags } from "./endpoint";
import { endpoints } from "./endpoints";
import { type JsonSchema, jsonSchemaOf } from "./json-schema";

type Media = Record<string, { schema: JsonSchema; example?: Json }>;
type Header = { description: string; schema: JsonSchema };
export type DocumentAnswer = { description: string; content?: Media; headers?: Record<string, Header> };
export type DocumentParameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: JsonSchema;
  description?: string;
  example?: string | number;
};
export type DocumentOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  "x-scope": string | null;
  parameters: DocumentParameter[];
  requestBody?: { required: true; content: Media };
  responses: Record<string, DocumentAnswer>;
};
export type ApiDocument = {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<"get" | "post" | "put" | "delete", DocumentOperation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    securitySchemes: Record<string, { type: "http"; scheme: "bearer"; description: string }>;
  };
};

const JSON_TYPE = "application/json";
const SECURITY = "ApiKey";

const refusalWords: Readonly<Record<number, string>> = {
  400: "The body is not JSON, or broke off.",
  401: "No key, no Bearer key, or none that we know.",
  403: "The key lacks the scope, or the business is not in the payments programme.",
  404: "It is not there, or not yours.",
  409: "It stands in the way of what is there already; or, of a POST, its Idempotency-Key is still being answered.",
  413: "The body is too large.",
  415: "The body is not JSON in UTF-8.",
  422: "Something in it is wrong; every fault is named.",
  429: "Too many requests; Retry-After says when to go on.",
  501: "Not built yet.",
  503: "The database is away; nothing was lost.",
};

/** All that an endpoint may refuse with, beyond what it says itself. */
export function refusalsOf({ method, scope, params, query, refusals = [] }: Endpoint): number[] {
  const all = new Set(refusals);
  if (scope !== null) for (const status of [401, 403, 429]) all.add(status);
  if (params) all.add(404);
  if (query) all.add(422);
  // Any POST may find its Idempotency-Key in flight.
  if (method === "POST") all.add(409);
  if (method === "POST" || method === "PUT") for (const status of [400, 413, 415, 422]) all.add(status);
  all.add(503);
  return [...all].sort((a, b) => a - b);
}

/** The API's document, OpenAPI 3.1, made from the schemas that validate. */
export function apiDocument(serverUrl: string): ApiDocument {
  const components = new Map<string, JsonSchema>();
  const paths: ApiDocument["paths"] = {};
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {});
    path[methodOf(endpoint)] = operationOf(endpoint, components);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Paydown API",
      version: "1",
      description: "Employers pay their employees' student loans; borrowers pay their own.",
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        [SECURITY]: {
          type: "http",
          scheme: "bearer",
          description: "An API key, made under Settings / API keys.",
        },
      },
    },
  };
}

const methods = { GET: "get", POST: "post", PUT: "put", DELETE: "delete" } as const;
const methodOf = ({ method }: Endpoint) => methods[method];

function operationOf(endpoint: Endpoint, components: Map<string, JsonSchema>): DocumentOperation {
  const { body, example, scope } = endpoint;
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: endpoint.about ?? "",
    security: scope === null ? [] : [{ [SECURITY]: [] }],
    "x-scope": scope,
    parameters: parametersOf(endpoint, components),
    ...(body
      ? {
          requestBody: {
            required: true as const,
            content: {
              [JSON_TYPE]: {
                schema: jsonSchemaOf(body, components),
                ...(example?.body === undefined ? {} : { example: example.body }),
              },
            },
          },
        }
      : {}),
    responses: responsesOf(endpoint, components),
  };
}

function parametersOf(endpoint: Endpoint, components: Map<string, JsonSchema>): DocumentParameter[] {
  const { params, query, example, method } = endpoint;
  const key: DocumentParameter = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    schema: { type: "string", minLength: 1, maxLength: 255 },
    description: "Sent again with the same body it gives the first answer, and nothing is done twice.",
  };
  return [
    ...fieldsOf(params, "path", example?.params, components),
    ...fieldsOf(query, "query", example?.query, components),
    ...(method === "POST" ? [key] : []),
  ];
}

function fieldsOf(
  schema: z.ZodObject | undefined,
  place: "path" | "query",
  example: Readonly<Record<string, string>> | undefined,
  components: Map<string, JsonSchema>,
): DocumentParameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, components);
  return Object.entries(properties).map(([name, { description, ...one }]) => {
    const shown = example?.[name];
    return {
      name,
      in: place,
      required: place === "path" || required.includes(name),
      schema: one,
      ...(description === undefined ? {} : { description }),
      ...(shown === undefined
        ? {}
        : { example: one.type === "integer" ? Number.parseInt(shown, 10) : shown }),
    };
  });
}

function responsesOf(
  endpoint: Endpoint,
  components: Map<string, JsonSchema>,
): Record<string, DocumentAnswer> {
  const error = jsonSchemaOf(errorOut, components);
  const answers: Answers = endpoint.answers;
  const told = Object.entries(answers).map(([status, { about, schema, type }]): [string, DocumentAnswer] => {
    const own = schema ? jsonSchemaOf(schema, components) : { type: "string" };
    const shape = refusalsOf(endpoint).includes(Number.parseInt(status, 10)) ? { anyOf: [own, error] } : own;
    return [status, { description: about, content: { [type ?? JSON_TYPE]: { schema: shape } } }];
  });
  const refused = refusalsOf(endpoint)
    .filter((status) => answers[status] === undefined)
    .map((status): [string, DocumentAnswer] => [
      String(status),
      { description: refusalWords[status] ?? "Refused.", content: { [JSON_TYPE]: { schema: error } } },
    ]);
  return Object.fromEntries([...told, ...refused]);
}
