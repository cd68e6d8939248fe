import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { diffSchemas } from "../../bin/lib/database/schema-engine.mjs";
import { pool } from "@/lib/db/client";
import { env } from "@/lib/env";

const read = (name: string): Promise<string> => readFile(new URL(`../${name}`, import.meta.url), "utf8");

describe("the migrations", () => {
  it("were all applied and recorded where Prisma looks for them", async () => {
    const { rows } = await pool.query<{ finished: boolean }>(
      "select finished_at is not null and rolled_back_at is null as finished from _prisma_migrations",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.finished)).toBe(true);
  });

  it("lead to the schema as it stands", async () => {
    const last = await read("migrations/schema.snapshot");
    const now = await read("schema.prisma");
    expect(await diffSchemas(env.DATABASE_URL, last, now)).toMatch(
      /^\s*(-- This is an empty migration\.)?\s*$/,
    );
  });

  it("would not miss a change (planted)", async () => {
    const now = await read("schema.prisma");
    const changed = `${now}\nmodel Planted {\n  id Int @id\n}\n`;
    expect(await diffSchemas(env.DATABASE_URL, now, changed)).toContain('CREATE TABLE "Planted"');
  });
});
