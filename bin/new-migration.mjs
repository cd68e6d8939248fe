import fs from "node:fs/promises";
import path from "node:path";
import { withScratchDatabase } from "./lib/database/scratch.mjs";
import { inRoot } from "./lib/paths.mjs";
import { Complaint, fail, say } from "./lib/say.mjs";
import { diffSchemas } from "./lib/database/schema-engine.mjs";

const schemaFile = inRoot("prisma", "schema.prisma");
const migrations = inRoot("prisma", "migrations");
const lastSchema = path.join(migrations, "schema.snapshot");
const provider = 'provider = "postgresql"\n';

/** Writes the SQL that leads from the schema of the last migration to prisma/schema.prisma. */
async function main([name]) {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Complaint("Usage: node bin/new-migration.mjs name_in_small_letters");
  }
  const before = await fs.readFile(lastSchema, "utf8").catch(() => null);
  const now = await fs.readFile(schemaFile, "utf8");
  const sql = await withScratchDatabase((url) => diffSchemas(url, before, now));
  if (sql.trim() === "" || sql.includes("This is an empty migration")) {
    throw new Complaint("prisma/schema.prisma has not changed since the last migration.");
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrations, `${stamp}_${name}`);
  await fs.mkdir(folder, { recursive: true });
  await fs.writeFile(path.join(folder, "migration.sql"), sql);
  await fs.writeFile(path.join(migrations, "migration_lock.toml"), provider);
  await fs.writeFile(lastSchema, now);
  say(
    `Written: ${path.relative(inRoot(), folder)}/migration.sql. Add CHECKs, triggers and partial indexes by hand.`,
  );
}

main(process.argv.slice(2)).catch(fail);
