import { setTimeout as wait } from "node:timers/promises";
import { Complaint } from "../say.mjs";
import { isAlive } from "./processes.mjs";

const lookMs = 500;
const steadyMs = 30_000;
const fallsMax = 5;

/**
 * Starts the embedded server again whenever it ends without us: killed, or out of memory. It comes back under its old
 * address, so that everything that uses it finds it by itself.
 *
 * @param cluster `server()`, the one that runs now, and `start()`, which brings it back
 * @param onFall  called with a sentence when it fell, and with an error when it cannot be kept running
 * @returns       a function that ends the watch; the server runs on
 */
export function watchServer(cluster, onFall) {
  let stopped = false;
  let falls = 0;
  let since = Date.now();
  const look = async () => {
    if (await isAlive(cluster.server().pid, "postgres")) return;
    if (stopped) return;
    falls = Date.now() - since < steadyMs ? falls + 1 : 1;
    if (falls > fallsMax)
      throw new Complaint("PostgreSQL keeps ending. Its own log says why: server.log beside its data.");
    onFall("PostgreSQL ended and is started again.");
    await cluster.start();
    since = Date.now();
    onFall("PostgreSQL runs again; nothing was lost.");
  };
  const turns = (async () => {
    while (!stopped) {
      await wait(lookMs);
      if (!stopped) await look();
    }
  })().catch(onFall);
  return async () => {
    stopped = true;
    await turns;
  };
}
