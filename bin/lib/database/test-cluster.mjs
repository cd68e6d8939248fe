import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { migrate } from "./migrate.mjs";
import { ensureDatabase, openCluster, query } from "./cluster.mjs";
import { forgetful } from "./scratch.mjs";

const templateName = "paydown_test";
const flags = { ...forgetful, max_connections: "200", shared_buffers: "256MB" };

async function ownCluster(version) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-test-"));
  const cluster = await openCluster(dir, { version, flags });
  const stop = async () => {
    await cluster.stop();
    await fs.rm(dir, { recursive: true, force: true });
  };
  return { url: cluster.url, stop };
}

function givenServer(address) {
  const url = (database) => Object.assign(new URL(address), { pathname: `/${database}` }).href;
  return { url, stop: async () => undefined };
}

/** Databases that an earlier run left on a server that outlives it. */
async function clear(cluster) {
  const left = await query(
    cluster.url("postgres"),
    `select datname from pg_database where datname like '${templateName}%'`,
  );
  for (const { datname } of left)
    await query(cluster.url("postgres"), `drop database "${datname}" with (force)`);
}

/**
 * A server for one run of tests: an embedded one that forgets everything, or the one at `url`.
 *
 * `template` is the address of a migrated database to copy.
 *
 * @param {{version?: 18 | 15, url?: string | undefined}} [options]
 * @returns {Promise<{url: (database: string) => string, template: string, stop: () => Promise<void>}>}
 */
export async function openTestCluster({ version = 18, url } = {}) {
  const cluster = url ? givenServer(url) : await ownCluster(version);
  try {
    await clear(cluster);
    await ensureDatabase(cluster, templateName);
    const template = cluster.url(templateName);
    await migrate(template);
    return { ...cluster, template };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
