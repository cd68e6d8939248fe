import path from "node:path";
import { migrate, refusePooler } from "./migrate.mjs";
import { ensureDatabase, openCluster } from "./cluster.mjs";
import { Complaint } from "../say.mjs";

const databaseName = "paydown";
// Several web processes, the worker and a bench beside them.
const flags = { max_connections: "200" };

async function embedded(dataDir, notice) {
  const cluster = await openCluster(path.join(dataDir, "postgres"), { flags, notice });
  await ensureDatabase(cluster, databaseName);
  return cluster;
}

const away = (error) => ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN"].includes(error.code);

/** A plain sentence for what keeps us from somebody else's server. */
async function explained(name, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const where = away(error) ? "cannot be reached" : "refused us";
    // Only the server's words are shown: the address holds a password.
    if (away(error) || /^(28|3D|08|53)/.test(error.code ?? "")) {
      throw new Complaint(`${name}: the database ${where} (${error.message || error.code}).`);
    }
    throw error;
  }
}

/**
 * The database that the settings speak of: the embedded server, started when it does not run, or the one at DATABASE_URL.
 *
 * @param settings what `resolveSettings` gave
 * @returns `{env, embedded, adopted, migrate(), watch(onFall), stop()}`; `env` is the environment for our processes
 */
export async function openDatabase(settings, notice) {
  const { raw } = settings;
  if (!raw.DATABASE_URL) {
    const cluster = await embedded(raw.PAYDOWN_DATA_DIR, notice);
    const url = cluster.url(databaseName);
    const env = { ...raw, DATABASE_URL: url, DATABASE_DIRECT_URL: url };
    const { adopted, watch, stop } = cluster;
    return { env, embedded: true, adopted, migrate: () => migrate(url), watch, stop };
  }
  const name = raw.DATABASE_DIRECT_URL ? "DATABASE_DIRECT_URL" : "DATABASE_URL";
  const url = raw[name];
  await explained(name, () => refusePooler(url, name));
  const stop = async () => undefined;
  // Somebody else's server is somebody else's to keep running.
  const watch = () => undefined;
  return {
    env: raw,
    embedded: false,
    adopted: false,
    migrate: () => explained(name, () => migrate(url)),
    watch,
    stop,
  };
}
