import fs from "node:fs/promises";
import { resolveConfig } from "prettier";
import { beforeAll, describe, expect, it } from "vitest";
import { clientSource } from "@/bin/client/source";
import { scopes } from "@/lib/auth/permissions";
import { type Answered, ask, handlersOf, makeClient, routeFiles } from "@/prisma/testing/api";
import { shapeFault } from "@/prisma/testing/api-shape";
import { exampleIn, makeApiWorld } from "@/prisma/testing/api-world";
import { apiDocument } from "./document";
import { endpoints } from "./endpoints";

describe("the API's document", () => {
  it("names the very paths and methods that have a route file", async () => {
    const routed: string[] = [];
    for (const route of routeFiles.filter((one) => one.path !== "/openapi.json")) {
      const { OPTIONS } = await handlersOf(route);
      const request = new Request("http://localhost", { method: "OPTIONS" });
      const allowed = (await OPTIONS(request, { params: Promise.resolve({}) })).headers.get("allow") ?? "";
      const path = route.path.replaceAll(/\[(\w+)\]/g, "{$1}");
      for (const method of allowed.split(", ")) {
        if (method !== "HEAD" && method !== "OPTIONS") routed.push(`${method} ${path}`);
      }
    }
    const told = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect([...told].sort()).toEqual(routed.sort());
    expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
  });

  it("is served without a key", async () => {
    const served = await ask(null, "GET", "/openapi.json");
    expect(served.status).toBe(200);
    expect(served.json).toEqual(JSON.parse(JSON.stringify(apiDocument("http://localhost:3000"))));
    expect(served.json["openapi"]).toBe("3.1.0");
  });

  it("points at nothing that it lacks", () => {
    const document = apiDocument("");
    const pointed = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name = ""] of pointed) expect(document.components.schemas).toHaveProperty(name);
  });

  it("says which parameters of a query must be there, and what those of a list mean", () => {
    const { paths } = apiDocument("");
    const autopay = paths["/borrowers/{id}/autopay"]?.delete?.parameters ?? [];
    expect(autopay.map(({ name, required }) => [name, required])).toEqual([
      ["id", true],
      ["servicer_id", true],
    ]);
    const list = paths["/batch_payments"]?.get?.parameters ?? [];
    expect(list.every(({ required }) => !required)).toBe(true);
    expect(list.find(({ name }) => name === "limit")?.description).toContain("50 unless said");
    expect(list.find(({ name }) => name === "cursor")?.description).toContain("next_cursor");
  });

  it("says that every POST may find its Idempotency-Key in flight", () => {
    const posts = Object.entries(apiDocument("").paths).flatMap(([path, { post }]) =>
      post ? [[path, post] as const] : [],
    );
    for (const [path, post] of posts)
      expect([path, Object.keys(post.responses)]).toEqual([path, expect.arrayContaining(["409"])]);
    expect(posts.length).toBeGreaterThan(10);
  });

  it("shows a number where a parameter is one", () => {
    const limit = apiDocument("").paths["/servicers"]?.get?.parameters.find(({ name }) => name === "limit");
    expect(limit).toMatchObject({ schema: { type: "integer" }, example: 2 });
  });

  it("is what the committed client was made from", async () => {
    const file = new URL("../../client/paydown.ts", import.meta.url);
    const source = await clientSource(apiDocument(""), (await resolveConfig(file)) ?? {});
    expect(await fs.readFile(file, "utf8")).toBe(source);
  });
});

describe("the examples of the document", () => {
  let secret: string;
  let world: Awaited<ReturnType<typeof makeApiWorld>>;
  beforeAll(async () => {
    world = await makeApiWorld();
    ({ secret } = await makeClient(world.payroll, scopes));
  });

  it.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))("%s runs", async (_, endpoint) => {
    const { path, body } = exampleIn(world, endpoint);
    const answered: Answered = await ask(`Bearer ${secret}`, endpoint.method, path, { body });
    const succeeds = Object.keys(endpoint.answers).filter((status) => status.startsWith("2"));
    expect(succeeds.length === 0 ? ["501"] : succeeds, answered.text).toContain(String(answered.status));
    expect(shapeFault(endpoint, answered)).toBeNull();
  });
});
