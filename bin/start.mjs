import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { prepare } from "./lib/install.mjs";
import { checkpoint, endWith, live, onStop, sayOrEnd } from "./lib/lifetime.mjs";
import { isFree, nextFree } from "./lib/ports.mjs";
import { Complaint, say } from "./lib/say.mjs";

const dev = process.argv.includes("--dev");
const usualPort = 3000;
const releaseWaitMs = 4_000;
const releasePollMs = 200;

/** A start before this one may have been killed a moment ago: its web server needs a moment to notice. */
async function becomesFree(port) {
  for (const until = Date.now() + releaseWaitMs; Date.now() < until; await wait(releasePollMs)) {
    if (await isFree(port)) return true;
  }
  return isFree(port);
}

async function choosePort(wanted) {
  if (wanted) {
    const port = Number.parseInt(wanted, 10);
    if (await becomesFree(port)) return port;
    throw new Complaint(`PORT: ${port} is taken by another program. Stop it, or set PORT to a free one.`);
  }
  if (await becomesFree(usualPort)) return usualPort;
  const port = await nextFree(usualPort + 1);
  say(`Port ${usualPort} is taken by another program: using ${port}.`);
  return port;
}

async function startProcesses(env, port, logDir) {
  const { supervise, web, worker } = await import("./lib/children.mjs");
  const { untilHealthy } = await import("./lib/ready.mjs");
  let failure = null;
  let ready = false;
  const onFall = (what) => {
    if (typeof what === "string") return say(what);
    failure = what;
    return ready ? endWith(what) : undefined;
  };
  onStop(await supervise(worker(env), logDir, onFall));
  onStop(await supervise(web(env, port, dev), logDir, onFall));
  await untilHealthy(port, () => failure);
  ready = true;
}

live(async () => {
  await prepare(say);
  checkpoint();
  const { resolveSettings } = await import("./lib/settings.mjs");
  const settings = await resolveSettings(process.env);
  const { build, keepBuild, refuseWhileServed } = await import("./lib/build.mjs");
  // Before anything is written: a start that will be refused leaves no database behind.
  if (!dev) await refuseWhileServed(settings.raw);
  const port = await choosePort(settings.raw.PORT);
  checkpoint();

  const { openDatabase } = await import("./lib/database/open.mjs");
  say(settings.raw.DATABASE_URL ? "Connecting to the database …" : "Starting the database …");
  const database = await openDatabase({ raw: { ...settings.raw, PORT: `${port}` } }, say);
  onStop(database.stop);
  database.watch(sayOrEnd);
  if (database.adopted) say("The database was still running: taken over.");
  for (const name of await database.migrate()) say(`Applied the migration ${name}`);
  checkpoint();

  const { greet, refuseDemoInLive, seedOnce } = await import("./lib/first-run.mjs");
  const live = settings.checked.PAYDOWN_MODE === "live";
  if (live) await refuseDemoInLive(database.env);
  else await seedOnce(database, say);
  checkpoint();

  if (!dev) {
    await build(database.env, say);
    await keepBuild();
    checkpoint();
  }
  say("Starting web and worker …");
  await startProcesses(database.env, port, dev ? null : path.join(settings.raw.PAYDOWN_DATA_DIR, "log"));
  greet(port, live);
});
