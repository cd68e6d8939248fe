import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Handler } from "@/lib/api/route";
import { type Scope, scopes as allScopes } from "@/lib/auth/permissions";
import { makeKey } from "../factories/business";
import type { Payroll } from "../factories/payroll";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

type RouteFile = { pattern: RegExp; file: string; path: string };

const folder = new URL("../../app/api/v1/", import.meta.url);

/** The route files as Next finds them: their folders are the path, `[id]` one part of it by name. */
export const routeFiles: readonly RouteFile[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("/route.ts") && !name.startsWith("[["))
  .map((name) => {
    const path = `/${name.slice(0, -"/route.ts".length)}`;
    const pattern = path.replaceAll(".", "\\.").replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)");
    return { file: fileURLToPath(new URL(name, folder)), path, pattern: new RegExp(`^${pattern}$`) };
  })
  // What a folder names goes before what it leaves open: /webhooks/test is no webhook.
  .sort((a, b) => a.path.split("[").length - b.path.split("[").length);

export const handlersOf = async ({ file }: RouteFile): Promise<Record<Method, Handler>> =>
  (await import(file)) as Record<Method, Handler>; // every route file exports what `resource` gives

export type Answered = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

export type Asking = { headers?: Record<string, string>; body?: unknown; rawBody?: BodyInit };

/** Asks a route file as Next would, without a server. `authorization` null: no such header. */
export async function ask(
  authorization: string | null,
  method: Method,
  pathAndQuery: string,
  { headers = {}, body, rawBody }: Asking = {},
): Promise<Answered> {
  const url = new URL(`http://localhost/api/v1${pathAndQuery}`);
  const path = url.pathname.replace(/^\/api\/v1/, "");
  for (const route of routeFiles) {
    const match = route.pattern.exec(path);
    if (!match) continue;
    const handlers = await handlersOf(route);
    const sent = rawBody ?? (body === undefined ? null : JSON.stringify(body));
    const request = new Request(url, {
      method,
      headers: {
        ...(authorization === null ? {} : { authorization }),
        ...(sent === null ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(sent === null ? {} : { body: sent, duplex: "half" }),
    });
    // Where a path has no variable part Next's promise comes to nothing, and so does this one.
    const params = match.groups && { ...match.groups };
    const response = await handlers[method](request, { params: Promise.resolve(params) });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    const json = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, headers: response.headers, text, json };
  }
  throw new Error(`no route file for ${path}`);
}

export type Client = {
  secret: string;
  get: (path: string, asking?: Asking) => Promise<Answered>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>;
  put: (path: string, body: unknown) => Promise<Answered>;
  delete: (path: string) => Promise<Answered>;
};

/** A key of the business, made by its owner, and what asks with it. */
export async function makeClient(payroll: Payroll, scopes: readonly Scope[] = allScopes): Promise<Client> {
  const secret = `test-${randomUUID()}`;
  await makeKey({
    businessId: payroll.businessId,
    secret,
    name: "test",
    scopes,
    madeBy: payroll.owner.userId,
  });
  const authorization = `Bearer ${secret}`;
  return {
    secret,
    get: (path, asking) => ask(authorization, "GET", path, asking),
    post: (path, body, headers = {}) => ask(authorization, "POST", path, { body: body ?? {}, headers }),
    put: (path, body) => ask(authorization, "PUT", path, { body }),
    delete: (path) => ask(authorization, "DELETE", path),
  };
}
