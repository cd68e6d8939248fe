import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { inRoot } from "./paths.mjs";

// What a build is made of. Generated code follows from the schema, tests are not built.
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "prisma/schema.prisma",
];
const leftOut = /^lib\/db\/generated\/|\.test\.[a-z]+$/;
const characters = 20;

async function filesBelow(name) {
  const stat = await fs.stat(inRoot(name)).catch(() => null);
  if (!stat) return [];
  if (stat.isFile()) return [name];
  const names = await fs.readdir(inRoot(name));
  const nested = await Promise.all(names.map((child) => filesBelow(path.posix.join(name, child))));
  return nested.flat();
}

/** The build id: equal on every machine that has the same sources, so that they serve each other's pages and forms. */
export async function sourceHash() {
  const names = (await Promise.all(sources.map(filesBelow))).flat().filter((name) => !leftOut.test(name));
  const sum = createHash("sha256");
  for (const name of names.sort()) {
    sum.update(name).update("\0");
    sum.update(await fs.readFile(inRoot(name))).update("\0");
  }
  return sum.digest("hex").slice(0, characters);
}
