import path from "node:path";
import { supervise, web, worker } from "../lib/children.mjs";
import { untilHealthy } from "../lib/ready.mjs";

/**
 * Web and worker of the production build, up and well; their output goes into `log` of the data folder.
 *
 * @param {Record<string, string | undefined> & {PAYDOWN_DATA_DIR: string}} env
 * @param {number} port
 * @returns {Promise<() => Promise<void>>} stops both
 */
export async function startServers(env, port) {
  let failure = null;
  const onFall = (what) => {
    if (typeof what !== "string") failure = what;
  };
  const logDir = path.join(env.PAYDOWN_DATA_DIR, "log");
  const stops = [
    await supervise(worker(env), logDir, onFall),
    await supervise(web(env, port, false), logDir, onFall),
  ];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  try {
    await untilHealthy(port, () => failure);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
