import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

const require = createRequire(import.meta.url);
const everything = { externalTables: [], externalEnums: [] };

let loaded;

/** The engine's time limit for its lock would keep the process alive ten seconds after the work is done. */
function withoutWaiting(startTimer) {
  return (...args) => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = (callback, delayMs) => real(callback, delayMs).unref();
    try {
      return startTimer(...args);
    } finally {
      globalThis.setTimeout = real;
    }
  };
}

const imports = Object.fromEntries(
  Object.entries(bindings).map(([name, binding]) => [
    name,
    name.startsWith("__wbg_setTimeout") ? withoutWaiting(binding) : binding,
  ]),
);

/** The engine is WebAssembly, so that no native binary has to be downloaded from Prisma's servers. */
async function loadEngine() {
  const entry = require.resolve("@prisma/schema-engine-wasm");
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": imports });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/**
 * The adapter cuts a script at every semicolon, also at those inside a function's body. Sent whole, PostgreSQL cuts it
 * itself and runs it as one transaction: a migration is applied or leaves nothing.
 */
class WholeScripts extends PrismaPg {
  async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        // Puts the server's words into the form that the engine understands.
        adapter.onError(error);
      }
    };
    return adapter;
  }
}

/** Runs `work(engine)` on the database of `url`; the engine's connections are closed after it. */
export async function withEngine(url, work) {
  loaded ??= loadEngine();
  await loaded;
  // Ours to close: the engine leaves its connections open.
  const pool = new pg.Pool({ connectionString: url });
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  try {
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * The SQL that leads from one Prisma schema text to another; `null` stands for an empty database.
 * The engine asks the server at `url` for its version only.
 */
export function diffSchemas(url, from, to) {
  const target = (content) =>
    content === null
      ? { tag: "empty" }
      : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
  return withEngine(url, async (engine) => {
    const params = { from: target(from), to: target(to), script: true, exitCode: null, filters: everything };
    const { stdout } = await engine.diff(params);
    return stdout ?? "";
  });
}

/**
 * Applies what is not yet applied, in order, and returns the names. The caller keeps everybody else away meanwhile.
 *
 * @param interrupted names that an earlier run began and did not finish; they left nothing and are begun anew
 */
export function applyMigrations(url, migrationsList, interrupted) {
  return withEngine(url, async (engine) => {
    for (const migrationName of interrupted) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everything });
    return appliedMigrationNames;
  });
}
