import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ensureDatabase, openCluster } from "../../../bin/lib/database/cluster.mjs";
import { migrate } from "../../../bin/lib/database/migrate.mjs";
import { openWire, type Wire } from "./wire";

const DATABASE = "paydown";
/** What was committed must survive the kill of the server, so commits wait for the log; the machine itself stays up. */
const flags = { fsync: "off", full_page_writes: "off" };

export type KillableServer = {
  /** A new wire to it, which finds it again after every start. */
  wire: () => Promise<Wire>;
  /** SIGKILL to the postmaster: no checkpoint, no farewell to anybody. */
  kill: () => void;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A PostgreSQL of its own with a migrated database, made to be killed. */
export async function openKillableServer(): Promise<KillableServer> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-killable-"));
  const wires: Wire[] = [];
  let cluster = await openCluster(dir, { flags });
  let pid = await postmasterOf(dir);
  await ensureDatabase(cluster, DATABASE);
  await migrate(cluster.url(DATABASE));
  return {
    wire: async () => {
      const wire = await openWire(cluster.url(DATABASE));
      wires.push(wire);
      return wire;
    },
    kill: () => process.kill(pid, "SIGKILL"),
    start: async () => {
      await cluster.stop();
      cluster = await openCluster(dir, { flags });
      pid = await postmasterOf(dir);
      for (const wire of wires) wire.leadTo(cluster.url(DATABASE));
    },
    stop: async () => {
      for (const wire of wires) await wire.close();
      await cluster.stop();
      await fs.rm(dir, { recursive: true, force: true });
    },
  };
}

async function postmasterOf(dir: string): Promise<number> {
  const [first] = (await fs.readFile(path.join(dir, "data", "postmaster.pid"), "utf8")).split("\n");
  return Number.parseInt(first ?? "", 10);
}
