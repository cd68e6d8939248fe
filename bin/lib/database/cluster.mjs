import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { binariesFor } from "./binaries.mjs";
import { anyFree } from "../ports.mjs";
import { isAlive, joinOwners, leaveOwners } from "./processes.mjs";
import { Complaint } from "../say.mjs";
import { homeFor, knownElsewhere, run } from "./user.mjs";
import { watchServer } from "./watch.mjs";

const user = "paydown";
const pollMs = 25;
const startWaitMs = 60_000;
const stopWaitMs = 20_000;
const startAttempts = 20;
const retryMs = 500;

const exists = (file) =>
  fs.access(file).then(
    () => true,
    () => false,
  );

/** What a running server says of itself: its pid, its port, and whether it takes connections. */
async function readPidFile(dataDir) {
  const text = await fs.readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  if (!/^\d+$/.test(lines[0] ?? "")) return null;
  return {
    pid: Number.parseInt(lines[0], 10),
    port: Number.parseInt(lines[3], 10),
    ready: lines[7] === "ready",
  };
}

const urlOf = (server, database) =>
  `postgresql://${user}:${server.password}@127.0.0.1:${server.port}/${database}`;

/** Runs statements one by one outside a transaction (CREATE DATABASE needs that) and returns the last rows. */
export async function query(url, ...statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = [];
    for (const text of statements) ({ rows } = await client.query(text));
    return rows;
  } finally {
    await client.end();
  }
}

/** The server that runs on this data folder already, or null. A pid file that belongs to nobody is removed. */
async function findRunning(dataDir, password) {
  const until = Date.now() + startWaitMs;
  for (;;) {
    const found = await readPidFile(dataDir);
    if (!found) return null;
    // After a restart of the machine or the container the pid may be anybody's.
    if (!(await isAlive(found.pid, "postgres"))) {
      await fs.rm(path.join(dataDir, "postmaster.pid"), { force: true });
      return null;
    }
    const server = { ...found, password };
    if (found.ready) {
      const rows = await query(urlOf(server, "postgres"), "show data_directory").catch(() => []);
      if (rows[0]?.data_directory === dataDir) return server;
    }
    if (Date.now() > until) {
      throw new Complaint(
        `PostgreSQL (process ${found.pid}) holds ${dataDir} but does not answer. Stop it and try again.`,
      );
    }
    await wait(pollMs);
  }
}

async function initialise(home, binaries, password) {
  const fresh = path.join(home.dir, "data.new");
  const passwordFile = path.join(home.dir, "initial-password");
  // A folder left by an interrupted start is worth nothing: only a finished one gets its name.
  await fs.rm(fresh, { recursive: true, force: true });
  await fs.mkdir(fresh, { mode: 0o700 });
  await fs.writeFile(passwordFile, password, { mode: 0o600 });
  if (home.ids) for (const file of [fresh, passwordFile]) await fs.chown(file, home.ids.uid, home.ids.gid);
  try {
    // ICU gives the same order and case rules on every machine, whatever locales it has.
    await run(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=icu",
        "--icu-locale=und",
        "--no-instructions",
      ],
      { ...home.ids, cwd: home.dir },
    );
  } finally {
    await fs.rm(passwordFile, { force: true });
  }
  await fs.rename(fresh, path.join(home.dir, "data"));
}

async function launchOnce(home, binaries, password, { flags, port }) {
  const dataDir = path.join(home.dir, "data");
  const logFile = path.join(home.dir, "server.log");
  const log = await fs.open(logFile, "w", 0o600);
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", timezone: "UTC", ...flags };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: Ctrl-C reaches the whole terminal group, and the database has to outlive web and worker.
  const child = spawn(binaries.postgres, ["-D", dataDir, "-p", `${port}`, ...args], {
    ...home.ids,
    cwd: home.dir,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  const ended = new Promise((resolve) => {
    child.once("error", resolve);
    child.once("exit", resolve);
  });
  child.unref();
  const until = Date.now() + startWaitMs;
  try {
    while (Date.now() < until) {
      const found = await readPidFile(dataDir);
      if (found?.pid === child.pid && found.ready) return { ...found, password };
      const over = await Promise.race([ended.then(() => true), wait(pollMs, false)]);
      if (over) break;
    }
  } finally {
    await log.close();
  }
  throw new Complaint(`PostgreSQL did not start:\n${(await fs.readFile(logFile, "utf8")).trim()}`);
}

/** @param oldPort the port under which it is known already; without one a free one is taken */
async function launch(home, binaries, password, flags, oldPort) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchOnce(home, binaries, password, { flags, port: oldPort ?? (await anyFree()) });
    } catch (error) {
      // A killed server's last processes hold its shared memory a moment longer; a port may be lost to a race.
      const passes = /shared memory block|could not bind|lock file/.test(error.message);
      if (!passes || attempt === startAttempts) throw error;
      await wait(retryMs);
    }
  }
}

async function end(server) {
  const signal = (name) => {
    try {
      process.kill(server.pid, name);
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  // SIGINT asks for a fast shutdown: sessions are ended, everything is written.
  signal("SIGINT");
  const until = Date.now() + stopWaitMs;
  while (await isAlive(server.pid, "postgres")) {
    if (Date.now() > until) return signal("SIGQUIT");
    await wait(pollMs);
  }
}

async function readPassword(dir) {
  const file = path.join(dir, "password");
  if (await exists(file)) return (await fs.readFile(file, "utf8")).trim();
  const password = randomBytes(24).toString("hex");
  await fs.writeFile(file, password, { mode: 0o600 });
  return password;
}

/**
 * Whether a server was made for this data folder before, there or where its user could reach it.
 *
 * @param {string} dir
 */
export const hasCluster = async (dir) => exists(path.join((await knownElsewhere(dir)) ?? dir, "data"));

/**
 * Starts the embedded PostgreSQL on `dir`, or joins the one that runs there (one that outlived a kill, or that of
 * another command). `stop` ends it when no other command of ours uses it any more.
 *
 * @param dir     folder for everything the server needs; made when missing
 * @param options `version` 18 or 15, `flags` server settings, `notice` called with a sentence when data go elsewhere
 * @returns `{url(database), adopted, watch(onFall), stop()}`; `watch` keeps it running until `stop` (watch.mjs)
 */
export async function openCluster(dir, { version = 18, flags = {}, notice = () => undefined } = {}) {
  await fs.mkdir(dir, { recursive: true });
  const home = await homeFor(dir, notice);
  const owner = await joinOwners(dir);
  try {
    const binaries = await binariesFor(version, home);
    const password = await readPassword(dir);
    const dataDir = path.join(home.dir, "data");
    const running = await findRunning(dataDir, password);
    if (!running && !(await exists(dataDir))) await initialise(home, binaries, password);
    let server = running ?? (await launch(home, binaries, password, flags));
    const start = async () => {
      // Another command of ours may have seen it fall first.
      server =
        (await findRunning(dataDir, password)) ??
        (await launch(home, binaries, password, flags, server.port));
    };
    let endWatch = async () => undefined;
    const watch = (onFall) => {
      endWatch = watchServer({ server: () => server, start }, onFall);
    };
    const stop = async () => {
      await endWatch();
      if (await leaveOwners(dir, owner)) await end(server);
    };
    return { url: (database) => urlOf(server, database), adopted: running !== null, watch, stop };
  } catch (error) {
    await leaveOwners(dir, owner);
    throw error;
  }
}

/** Makes the database when it is missing. */
export async function ensureDatabase(cluster, name) {
  const admin = cluster.url("postgres");
  const rows = await query(admin, `select 1 from pg_database where datname = '${name}'`);
  if (rows.length === 0) await query(admin, `create database ${name}`);
}
