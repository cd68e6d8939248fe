import fs from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { inRoot } from "../paths.mjs";
import { Complaint } from "../say.mjs";
import { applyMigrations } from "./schema-engine.mjs";

const folder = inRoot("prisma", "migrations");
const oldestServer = 150_000;
// Any number will do, as long as every Paydown asks for the same one.
const lockKey = 7_290_127;

/** The migrations on disk in the form that the engine asks for. */
async function listMigrations() {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => {
      const value = await fs.readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } };
    }),
  );
  const content = await fs.readFile(path.join(folder, "migration_lock.toml"), "utf8");
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** The engine reports a failed statement with a trace through its own code after it. */
function readable(error) {
  if (error instanceof Complaint || error.code) return error;
  const name = /migration_name="([^"]+)"/.exec(error.message)?.[1];
  const [what] = error.message.split("\n   0: ");
  return new Complaint(`The database could not be migrated${name ? ` (${name})` : ""}: ${what.trim()}`);
}

/** The names that the database says were finished, and those that were begun only. */
async function history(client) {
  const { rows } = await client.query("select to_regclass('_prisma_migrations') is not null as present");
  if (!rows[0].present) return { finished: new Set(), interrupted: [] };
  const known = await client.query(
    "select migration_name as name, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  const names = (finished) =>
    known.rows.filter((row) => (row.finished_at !== null) === finished).map(({ name }) => name);
  return { finished: new Set(names(true)), interrupted: names(false) };
}

/**
 * Brings the database up to prisma/migrations. Several machines may start at once: the second waits for the first.
 *
 * @param url a direct connection; a pooler between would give the lock to one session and the release to another
 * @returns the names applied
 */
export async function migrate(url) {
  const list = await listMigrations();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select current_setting('server_version_num')::int as version");
    if (rows[0].version < oldestServer) {
      throw new Complaint(
        "DATABASE_URL: this PostgreSQL is older than 15, which is the oldest that Paydown runs on.",
      );
    }
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    const { finished, interrupted } = await history(client);
    if (list.migrationDirectories.every(({ path: name }) => finished.has(name))) return [];
    return await applyMigrations(url, list, interrupted);
  } catch (error) {
    throw readable(error);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function backendOf(client) {
  await client.query("begin");
  const { rows } = await client.query("select pg_backend_pid() as pid");
  await client.query("commit");
  return rows[0].pid;
}

/** What one client sees in two transactions while another client holds a third open between them. */
async function seesOneBackend(client, other) {
  const first = await backendOf(client);
  await other.query("begin");
  try {
    const { rows } = await other.query("select pg_backend_pid() as pid");
    // Asking on would wait for ever where the pool has one connection: it is the one that `other` holds.
    return rows[0].pid !== first && (await backendOf(client)) === first;
  } finally {
    await other.query("rollback");
  }
}

/**
 * Refuses an address behind a transaction pooler, through which LISTEN is lost without an error: there a client's
 * transactions run on changing server processes, and two clients share one.
 *
 * @param name the variable that the address stands in
 */
export async function refusePooler(url, name) {
  const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })];
  try {
    for (const client of clients) await client.connect();
    const [one, other] = clients;
    // Both ways round: a pool that hands out its oldest connection first shows itself in the second round.
    if ((await seesOneBackend(one, other)) && (await seesOneBackend(other, one))) return;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
  throw new Complaint(
    `${name} goes through a connection pooler, where LISTEN and session locks are lost. ` +
      "Set DATABASE_DIRECT_URL to the server's own address.",
  );
}
