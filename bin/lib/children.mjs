import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { nextCommand, webEnvironment } from "./build.mjs";
import { whileRunning } from "./lifetime.mjs";
import { inRoot, root } from "./paths.mjs";
import { Complaint } from "./say.mjs";

const leash = `file://${inRoot("bin", "lib", "leash.mjs")}`;
const front = `file://${inRoot("bin", "lib", "front.mjs")}`;
const stopWaitMs = 25_000;
const restartWaitMs = 1_000;
const steadyMs = 10_000;
const fallsMax = 3;
const tailLines = 30;

/** Arguments for node to run a TypeScript file of ours; `server-only` packages ask for the react-server condition. */
const typescript = (file, args = []) => [
  "--conditions=react-server",
  "--import",
  "tsx",
  inRoot(file),
  ...args,
];

const serverEnvironment = (env) => ({
  NODE_ENV: "production",
  ...env,
  TSX_TSCONFIG_PATH: inRoot("tsconfig.json"),
});

/**
 * V8 lets garbage lie until the heap has grown several times: a large upload would hold ten times what it needs. At much less
 * than its double the collector runs twice a second under load, and one request in a hundred waits for it.
 */
const heapGrowth = "--heap-growing-percent=100";

/**
 * @param {Record<string, string | undefined>} env
 * @returns {{name: string, flags: string[], args: string[], env: Record<string, string | undefined>}}
 */
export const worker = (env) => ({
  name: "worker",
  flags: [heapGrowth],
  args: typescript("lib/jobs/worker.ts"),
  env: serverEnvironment(env),
});

/** `next start`, or `next dev` with reload. */
export function web(env, port, dev) {
  const full = webEnvironment(env);
  return {
    name: "web",
    // `next dev` hands its flags on by NODE_OPTIONS, which takes no such one.
    flags: dev ? [] : [heapGrowth, "--import", front],
    args: [nextCommand, dev ? "dev" : "start", "--port", `${port}`],
    env: dev ? { ...full, NODE_ENV: "development" } : full,
  };
}

function launch({ flags, args, env }, output) {
  // A group of its own: Ctrl-C in a terminal reaches only us, and we stop things in their order.
  return spawn(process.execPath, [...flags, "--import", leash, ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
}

const endOf = (child) =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `code ${code}`));
  });

/**
 * Runs a process for as long as we live, and starts it again when it falls.
 *
 * @param what    `web(…)` or `worker(…)`
 * @param logDir  folder for its output; without one it writes to ours
 * @param onFall  called with a sentence when it fell, and with an error when it falls again and again
 * @returns       a function that stops it
 */
export async function supervise(what, logDir, onFall) {
  const log = logDir ? await openLog(logDir, what.name) : null;
  let stopped = false;
  let child;
  const turns = (async () => {
    for (let falls = 0; !stopped;) {
      const since = Date.now();
      child = launch(what, log ? log.handle.fd : "inherit");
      const how = await endOf(child);
      if (stopped) return;
      falls = Date.now() - since < steadyMs ? falls + 1 : 1;
      if (falls === fallsMax) {
        // Not awaited: it may well stop us, and that waits for this very loop.
        onFall(new Complaint(await lastWords(what.name, how, log)));
        return;
      }
      onFall(`The ${what.name} process ended (${how}) and is started again.`);
      await wait(restartWaitMs);
    }
  })();
  return async () => {
    stopped = true;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), stopWaitMs);
    await turns;
    clearTimeout(timer);
    await log?.handle.close();
  };
}

async function openLog(dir, name) {
  await fs.mkdir(dir, { recursive: true });
  const file = path.join(dir, `${name}.log`);
  // The log before this one is what a person wants to read after a crash.
  await fs.rename(file, `${file}.old`).catch(() => undefined);
  return { file, handle: await fs.open(file, "a", 0o600) };
}

async function lastWords(name, how, log) {
  if (!log) return `The ${name} process ended (${how}).`;
  const lines = (await fs.readFile(log.file, "utf8")).trimEnd().split("\n");
  return `The ${name} process keeps ending (${how}). The last of ${log.file}:\n${lines.slice(-tailLines).join("\n")}`;
}

/** Runs a TypeScript file to its end with our output; returns its exit code. */
export async function runScript(file, args, env) {
  const child = launch(
    { flags: [heapGrowth], args: typescript(file, args), env: serverEnvironment(env) },
    "inherit",
  );
  whileRunning(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
