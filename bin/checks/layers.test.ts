import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkLayers } from "./layers.mjs";

// Who imports whom, in a house of planted files; `allowed` ones must not be reported.
const forbidden: [importer: string, imported: string, rule: string][] = [
  ["lib/domain/a.ts", "lib/db/a.ts", "domain"],
  ["lib/domain/b.ts", "zod", "domain-packages"],
  ["lib/domain/c.ts", "node:fs", "domain-packages"],
  ["lib/domain/d.ts", "lib/clock.ts", "domain"],
  ["lib/schemas/a.ts", "lib/db/a.ts", "schemas"],
  ["lib/schemas/b.ts", "react", "schemas-packages"],
  ["lib/db/b.ts", "lib/operations/x.ts", "db"],
  ["lib/rails/a.ts", "lib/db/a.ts", "rails"],
  ["lib/auth/a.ts", "lib/operations/x.ts", "auth"],
  ["lib/queries/a.ts", "lib/operations/x.ts", "queries"],
  ["lib/operations/a.ts", "lib/queries/x.ts", "operations"],
  ["lib/operations/b.ts", "next/headers", "operations-packages"],
  ["lib/operations/c.ts", "@prisma/client", "prisma-only-in-db"],
  ["lib/actions/a.ts", "lib/db/a.ts", "actions"],
  ["lib/api/a.ts", "lib/actions/x.ts", "api"],
  ["lib/jobs/a.ts", "lib/api/x.ts", "jobs"],
  ["components/ui/a.ts", "lib/domain/x.ts", "ui"],
  ["components/batches/a.ts", "lib/queries/x.ts", "components"],
  ["components/batches/b.ts", "lib/operations/x.ts", "components"],
  ["components/batches/c.ts", "lib/schemas/x.ts", "schemas-are-types-for-components"],
  ["app/overview/page.ts", "lib/operations/x.ts", "pages"],
  ["app/overview/layout.ts", "lib/db/a.ts", "pages"],
  ["app/api/v1/route.ts", "lib/actions/x.ts", "app-api"],
  ["prisma/a.ts", "components/batches/x.ts", "tools"],
  ["lib/unheard-of/a.ts", "lib/domain/x.ts", "lib-without-a-layer"],
  ["lib/domain/circle-a.ts", "lib/domain/circle-b.ts", "no-circular"],
  ["lib/domain/e.ts", "lib/domain/nowhere.ts", "not-found"],
];
const allowed: [importer: string, imported: string][] = [
  ["lib/domain/circle-b.ts", "lib/domain/circle-a.ts"],
  ["lib/domain/x.ts", "decimal.js"],
  ["lib/schemas/x.ts", "lib/domain/x.ts"],
  ["lib/db/a.ts", "@prisma/client"],
  ["lib/operations/x.ts", "lib/db/a.ts"],
  ["lib/queries/x.ts", "lib/db/a.ts"],
  ["lib/actions/x.ts", "lib/operations/x.ts"],
  ["lib/api/x.ts", "lib/auth/x.ts"],
  ["lib/auth/x.ts", "lib/db/a.ts"],
  ["lib/clock.ts", "lib/domain/x.ts"],
  ["components/batches/x.ts", "components/ui/x.ts"],
  ["components/ui/x.ts", "react"],
  ["app/x/page.ts", "lib/queries/x.ts"],
  ["app/api/x/route.ts", "lib/operations/x.ts"],
  ["lib/operations/x.test.ts", "lib/queries/x.ts"],
];

let house: string;

async function plant([importer, imported]: readonly string[]): Promise<void> {
  const file = path.join(house, importer ?? "");
  const from = imported?.includes(".ts") ? `@/${imported.replace(/\.ts$/, "")}` : imported;
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, `import * as other from "${from}";\nexport const value = other;\n`);
}

beforeAll(async () => {
  house = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-layers-"));
  for (const pair of [...forbidden, ...allowed]) await plant(pair);
  await fs.symlink(path.resolve("node_modules"), path.join(house, "node_modules"));
  await fs.copyFile("tsconfig.json", path.join(house, "tsconfig.json"));
});

afterAll(() => fs.rm(house, { recursive: true, force: true }));

describe("layers", () => {
  it("reports every planted violation, and nothing else", async () => {
    const { modules, violations } = await checkLayers(house);
    expect(modules).toBeGreaterThanOrEqual(forbidden.length + allowed.length);
    const found = violations.map(({ rule, from }) => `${from}: ${rule}`);
    const planted = forbidden.map(([importer, , rule]) => `${importer}: ${rule}`);
    // Both files of a circle may be named.
    const others = found.filter((line) => !line.startsWith("lib/domain/circle-b.ts"));
    expect([...new Set(others)].sort()).toEqual(planted.sort());
  });

  it("fails when it reads no module", async () => {
    const empty = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-layers-"));
    await expect(checkLayers(empty)).rejects.toThrow(/read no module/);
    await fs.rm(empty, { recursive: true });
  });
});
