import { spawn } from "node:child_process";
import { worker } from "../../../bin/lib/children.mjs";
import { root } from "../../../bin/lib/paths.mjs";

export type WorkerProcess = {
  /** kill -9: nothing in the process learns of it. */
  kill: () => void;
  ended: Promise<void>;
};

const leash = new URL("../../../bin/lib/leash.mjs", import.meta.url).href;

/** A real worker on this database, as `npm run worker` starts one. It ends with us, should this test itself be killed. */
export function startWorker(databaseUrl: string): WorkerProcess {
  const { args, env } = worker({
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: databaseUrl,
    DATABASE_REPLICA_URL: databaseUrl,
  });
  const child = spawn(process.execPath, ["--import", leash, ...args], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => resolve());
  });
  return { kill: () => void child.kill("SIGKILL"), ended };
}
