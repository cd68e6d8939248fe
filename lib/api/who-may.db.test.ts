import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { prisma } from "@/lib/db/client";
import { hashOfKey } from "@/lib/auth/keys";
import { ask, type Answered, makeClient } from "@/prisma/testing/api";
import { shapeFault } from "@/prisma/testing/api-shape";
import { type ApiWorld, exampleIn, makeApiWorld, storedBy } from "@/prisma/testing/api-world";
import type { Endpoint } from "./openapi/endpoint";
import { endpoints } from "./openapi/endpoints";
import { exampleIds } from "./openapi/examples";

let world: ApiWorld;
let stranger: ApiWorld;
let strangersKey: string;
let revoked: string;
const keys = new Map<Scope, string>();

beforeAll(async () => {
  world = await makeApiWorld();
  stranger = await makeApiWorld();
  strangersKey = (await makeClient(stranger.payroll)).secret;
  revoked = (await makeClient(world.payroll)).secret;
  await prisma.apiKey.update({ where: { keyHash: hashOfKey(revoked) }, data: { revokedAt: new Date() } });
  for (const scope of scopes) keys.set(scope, (await makeClient(world.payroll, [scope])).secret);
});

const table = endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

/** The endpoint's example with the ids of a world. */
function send(authorization: string | null, endpoint: Endpoint, ids: ApiWorld["ids"]): Promise<Answered> {
  const { path, body } = exampleIn({ ids }, endpoint);
  return ask(authorization, endpoint.method, path, { body });
}

const all = async (): Promise<unknown> =>
  Promise.all([storedBy(world.payroll.businessId), storedBy(stranger.payroll.businessId)]);

describe.each(table)("%s", (_, endpoint) => {
  const headers: [string, () => string | null, string][] = [
    ["no key", () => null, "Please include an authorization header."],
    ["an empty header", () => "", "Please include an authorization header."],
    ["another scheme", () => "Basic eDp5", "Please include a Bearer token in your header."],
    ["no token", () => "Bearer", "Please include a Bearer token in your header."],
    ["a wrong key", () => "Bearer wrong", "Invalid token. Please check and try again."],
    ["a long key", () => `Bearer ${"x".repeat(5000)}`, "Invalid token. Please check and try again."],
    ["a revoked key", () => `Bearer ${revoked}`, "Invalid token. Please check and try again."],
  ];

  it.each(headers)("answers 401 to %s", async (__, header, detail) => {
    const before = await all();
    const refused = await send(header(), endpoint, world.ids);
    expect([refused.status, refused.json]).toEqual([401, { error: { title: "Unauthorized", detail } }]);
    expect(await all()).toEqual(before);
  });

  it.each(scopes.filter((scope) => scope !== endpoint.scope))(
    "answers 403 to the scope %s",
    async (scope) => {
      const before = await all();
      const refused = await send(`Bearer ${keys.get(scope) ?? ""}`, endpoint, world.ids);
      expect(refused.status).toBe(403);
      expect(shapeFault(endpoint, refused)).toBeNull();
      expect(await all()).toEqual(before);
    },
  );

  it("takes its own scope alone", async () => {
    if (endpoint.scope === null) return;
    const body = JSON.stringify(exampleIn(world, endpoint));
    // What another endpoint's example may have done already is no question of scopes.
    const answered = await send(`Bearer ${keys.get(endpoint.scope) ?? ""}`, endpoint, world.ids);
    expect([200, 201, 501, 409], `${body} ${answered.text}`).toContain(answered.status);
    expect(shapeFault(endpoint, answered)).toBeNull();
  });

  it("knows another business's things as little as ones that do not exist", async () => {
    const before = await all();
    const theirs = await send(`Bearer ${strangersKey}`, endpoint, world.ids);
    const nobodys = Object.fromEntries(Object.keys(exampleIds).map((name) => [name, randomUUID()]));
    const absent = await send(`Bearer ${strangersKey}`, endpoint, nobodys as ApiWorld["ids"]); // the same names
    const speaksOfIds =
      JSON.stringify(exampleIn(world, endpoint)) !== JSON.stringify(exampleIn(stranger, endpoint));
    if (!speaksOfIds) {
      const text = `${theirs.text}`;
      for (const id of [world.employee.id, world.ids.account, world.ids.batch])
        expect(text).not.toContain(id);
      return;
    }
    expect([404, 422]).toContain(theirs.status);
    expect(unnamed(theirs)).toEqual(unnamed(absent));
    for (const told of ["0176", "Ana", "Payroll, Inc."]) expect(theirs.text).not.toContain(told);
    if (endpoint.name !== "createBatchPayment") expect(await all()).toEqual(before);
  });
});

describe("outside the payments programme", () => {
  const paying = table.filter(([, { tag }]) => tag === "Batch payments" || tag === "Borrowers' money");
  let outside: ApiWorld;
  let key: string;

  beforeAll(async () => {
    outside = await makeApiWorld();
    key = `Bearer ${(await makeClient(outside.payroll)).secret}`;
    const where = { id: outside.payroll.businessId };
    await prisma.business.update({ where, data: { paymentsProgramme: false } });
  });

  it.each(paying)(
    "%s answers 403, whatever is wrong with the body besides",
    async (_, { method, ...endpoint }) => {
      const { path, body } = exampleIn(outside, { method, ...endpoint });
      const bodies = body === undefined ? [undefined] : [body, {}, []];
      for (const sent of bodies) {
        const refused = await ask(key, method, path, { body: sent });
        expect([sent, refused.status, refused.text]).toEqual([
          sent,
          403,
          expect.stringContaining("programme"),
        ]);
      }
    },
  );
});

/** An answer without what differs by chance: ids and times of the stored invalid batch, and the ids that were sent. */
function unnamed({ status, text }: Answered): unknown {
  return [status, text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…").replaceAll(/"created_at":"[^"]*"/g, "")];
}
