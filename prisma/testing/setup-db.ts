import os from "node:os";
import path from "node:path";
import pg from "pg";
import { assertLocal } from "./local-only";

const template = process.env["PAYDOWN_TEST_TEMPLATE"];
if (!template) throw new Error("The database tests run as vitest's project db, which prepares their server.");
assertLocal(template);

const worker = process.env["VITEST_POOL_ID"] ?? "0";
const templateName = new URL(template).pathname.slice(1);
const name = `${templateName}_${worker}`;

function addressOf(database: string): string {
  const url = new URL(template ?? "");
  url.pathname = `/${database}`;
  return url.href;
}

/** Each test file has a copy of the migrated database of its own: what another file left behind is in nobody's books. */
async function copyTemplate(): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf("postgres") });
  await client.connect();
  try {
    // The file that ran before in this worker is done with it; a connection it forgot goes with it.
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${templateName}`);
  } finally {
    await client.end();
  }
}

await copyTemplate();

// Before any test file imports lib/env, which reads these once.
Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: addressOf(name),
  DATABASE_DIRECT_URL: addressOf(name),
  DATABASE_REPLICA_URL: addressOf(name),
  PAYDOWN_MODE: "sandbox",
  // A test asks as fast as it can; the limit has a test of its own.
  PAYDOWN_RATE_LIMIT_RPS: "0",
  PAYDOWN_DATA_DIR: path.join(os.tmpdir(), `paydown-test-${process.pid}`),
  AUTH_SECRET: "for-tests-only-".padEnd(32, "a"),
  PAYDOWN_ENCRYPTION_KEY: "for-tests-only-".padEnd(32, "b"),
});
