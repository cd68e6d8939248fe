import { randomUUID } from "node:crypto";
import * as batchItemsCsv from "@/app/api/v1/batch_payments/[id]/items.csv/route";
import * as batchPayment from "@/app/api/v1/batch_payments/[id]/route";
import * as batchPayments from "@/app/api/v1/batch_payments/route";
import * as borrowerEnrollments from "@/app/api/v1/borrowers/[id]/enrollments/route";
import * as loans from "@/app/api/v1/borrowers/[id]/loans/route";
import * as portfolio from "@/app/api/v1/borrowers/[id]/portfolio/route";
import * as repaymentOptions from "@/app/api/v1/borrowers/[id]/repayment_options/route";
import * as borrower from "@/app/api/v1/borrowers/[id]/route";
import * as borrowers from "@/app/api/v1/borrowers/route";
import * as enrollment from "@/app/api/v1/enrollments/[id]/route";
import * as clock from "@/app/api/v1/sandbox/clock/route";
import * as simulate from "@/app/api/v1/sandbox/simulate/route";
import * as servicers from "@/app/api/v1/servicers/route";
import * as sourceAccount from "@/app/api/v1/source_accounts/[id]/route";
import * as sourceAccounts from "@/app/api/v1/source_accounts/route";
import type { Handler } from "@/lib/api/route";
import { type Scope, scopes as allScopes } from "@/lib/auth/permissions";
import { makeKey } from "../factories/business";
import type { Payroll } from "../factories/payroll";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** Path patterns as Next finds them: the file's handlers and the names of the path's parts. */
const files: readonly [RegExp, Record<Method, Handler>][] = [
  [/^\/servicers$/, servicers],
  [/^\/source_accounts$/, sourceAccounts],
  [/^\/source_accounts\/(?<id>[^/]+)$/, sourceAccount],
  [/^\/borrowers$/, borrowers],
  [/^\/borrowers\/(?<id>[^/]+)$/, borrower],
  [/^\/borrowers\/(?<id>[^/]+)\/portfolio$/, portfolio],
  [/^\/borrowers\/(?<id>[^/]+)\/loans$/, loans],
  [/^\/borrowers\/(?<id>[^/]+)\/repayment_options$/, repaymentOptions],
  [/^\/borrowers\/(?<id>[^/]+)\/enrollments$/, borrowerEnrollments],
  [/^\/enrollments\/(?<id>[^/]+)$/, enrollment],
  [/^\/batch_payments$/, batchPayments],
  [/^\/batch_payments\/(?<id>[^/]+)$/, batchPayment],
  [/^\/batch_payments\/(?<id>[^/]+)\/items\.csv$/, batchItemsCsv],
  [/^\/sandbox\/clock$/, clock],
  [/^\/sandbox\/simulate$/, simulate],
];

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
  for (const [pattern, handlers] of files) {
    const match = pattern.exec(path);
    if (!match) continue;
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
    const response = await handlers[method](request, { params: Promise.resolve({ ...match.groups }) });
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
