import path from "node:path";
import { query } from "../lib/database/cluster.mjs";
import { anyFree } from "../lib/ports.mjs";
import { Complaint } from "../lib/say.mjs";
import { startServers } from "./servers.mjs";

/** Another database on the same server. */
export const sibling = (address, name) => Object.assign(new URL(address), { pathname: `/${name}` }).href;

const nameOf = (address) => new URL(address).pathname.slice(1);

/** Makes the database `name` as a copy of the one at `template`, in the place of one that is there. */
export async function copyDatabase(template, name) {
  const admin = sibling(template, "postgres");
  await query(
    admin,
    `drop database if exists ${name} with (force)`,
    `create database ${name} template ${nameOf(template)}`,
  );
  return sibling(template, name);
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Complaint(`${name} is not set: run the stories with npm test -- --only=e2e`);
  return value;
}

/**
 * Web and worker of the production build on a copy of the seeded demo. bin/test.mjs says in E2E_TEMPLATE where that
 * is, and in E2E_SETTINGS with which settings.
 *
 * @param {string} name of the copy, and of the folder of logs and mails
 * @param {Record<string, string>} [more] settings of this one alone
 * @returns {Promise<{url: string, databaseUrl: string, dataDir: string, stop: () => Promise<void>}>}
 */
export async function startDemo(name, more = {}) {
  const template = needed("E2E_TEMPLATE");
  const env = JSON.parse(needed("E2E_SETTINGS"));
  const databaseUrl = await copyDatabase(template, `paydown_e2e_${name}`);
  const port = await anyFree();
  const dataDir = path.join(env.PAYDOWN_DATA_DIR, name);
  const full = {
    ...env,
    PORT: `${port}`,
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseUrl,
    PAYDOWN_DATA_DIR: dataDir,
    PAYDOWN_URL: `http://localhost:${port}`,
    ...more,
  };
  const stop = await startServers(full, port);
  return { url: full.PAYDOWN_URL, databaseUrl, dataDir, stop };
}
