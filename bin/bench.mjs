import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { prepare } from "./lib/install.mjs";
import { onStop, runToEnd } from "./lib/lifetime.mjs";
import { say } from "./lib/say.mjs";

/** A server and a database of the bench's own, with a durable server's settings: what is measured is what one gets. */
runToEnd(async () => {
  await prepare(say);
  const { openCluster } = await import("./lib/database/cluster.mjs");
  const { ensureDatabase } = await import("./lib/database/cluster.mjs");
  const { migrate } = await import("./lib/database/migrate.mjs");
  const { runScript } = await import("./lib/children.mjs");
  const { serverEnvironment } = await import("./testing/environment.mjs");
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-bench-"));
  const cluster = await openCluster(dir, { flags: { max_connections: "100", shared_buffers: "512MB" } });
  onStop(async () => {
    await cluster.stop();
    await fs.rm(dir, { recursive: true, force: true });
  });
  await ensureDatabase(cluster, "paydown_bench");
  const url = cluster.url("paydown_bench");
  await migrate(url);
  const env = await serverEnvironment("2026-11-23");
  return runScript("bench/bench.ts", process.argv.slice(2), {
    ...env,
    DATABASE_URL: url,
    DATABASE_DIRECT_URL: url,
  });
});
