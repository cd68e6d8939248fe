import { randomUUID } from "node:crypto";
import { query } from "../../../bin/lib/database/cluster.mjs";
import { assertLocal } from "../local-only";

/** From here on, whatever reads lib/env in this process has this database. To be called before anything imports it. */
export function useDatabase(url: string): void {
  assertLocal(url);
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_DIRECT_URL: url, DATABASE_REPLICA_URL: url });
}

/**
 * An empty, migrated database for one test file, used by this process from now on: real workers do whatever work they find in a
 * database, so other files' work must not be in it. It goes with the server of the test run.
 */
export async function useOwnDatabase(): Promise<string> {
  const template = process.env["PAYDOWN_TEST_TEMPLATE"] ?? "";
  assertLocal(template);
  const name = `${new URL(template).pathname.slice(1)}_${randomUUID().slice(0, 8)}`;
  const at = (database: string): string =>
    Object.assign(new URL(template), { pathname: `/${database}` }).href;
  await query(at("postgres"), `create database "${name}" template "${new URL(template).pathname.slice(1)}"`);
  useDatabase(at(name));
  return at(name);
}
