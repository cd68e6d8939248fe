import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Complaint } from "../say.mjs";

const exec = promisify(execFile);
const otherHome = "/var/lib/paydown";
const outputMaxBytes = 16 * 1024 * 1024;

/** Runs a command to its end; what it wrote to stderr becomes the error's message. */
export async function run(command, args, options = {}) {
  try {
    return await exec(command, args, { cwd: "/", maxBuffer: outputMaxBytes, ...options });
  } catch (error) {
    throw new Complaint(`${path.basename(command)} failed: ${(error.stderr || error.message).trim()}`);
  }
}

const succeeds = (promise) =>
  promise.then(
    () => true,
    () => false,
  );

export const canRun = (command, ids) => succeeds(exec(command, ["--version"], { ...ids, cwd: "/" }));

const canEnter = (dir, ids) => succeeds(exec("/bin/sh", ["-c", 'cd "$1"', "sh", dir], { ...ids, cwd: "/" }));

async function idsOf(name) {
  const number = async (flag) => Number.parseInt((await exec("id", [flag, name])).stdout, 10);
  return { uid: await number("-u"), gid: await number("-g") };
}

/** PostgreSQL refuses to run as root, so root runs it as the user postgres, made when missing. */
async function databaseUser() {
  try {
    return await idsOf("postgres");
  } catch {
    await run("groupadd", ["--system", "--force", "postgres"]);
    await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
    return idsOf("postgres");
  }
}

const noteIn = (dir) => path.join(dir, "elsewhere");

/** The folder under /var/lib/paydown in which this data folder's files are; null where there is none. */
export const knownElsewhere = async (dir) => (await fs.readFile(noteIn(dir), "utf8").catch(() => "")) || null;

/** The folder under /var/lib/paydown that belongs to this data folder; a new data folder gets a new one. */
async function homeElsewhere(dir) {
  const known = await knownElsewhere(dir);
  if (known) return known;
  const hash = createHash("sha256").update(dir).update(randomBytes(16)).digest("hex").slice(0, 12);
  const home = path.join(otherHome, hash);
  await fs.writeFile(noteIn(dir), home);
  return home;
}

/**
 * Where the server's files live and as whom it runs: `{dir, ids}`, `ids` null for "as ourselves".
 * `notice` is called with a sentence when that is not the folder asked for.
 */
export async function homeFor(dir, notice) {
  if (process.getuid?.() !== 0) return { dir, ids: null };
  const ids = await databaseUser();
  await fs.chmod(dir, 0o711);
  if (await canEnter(dir, ids)) return { dir, ids };
  const home = await homeElsewhere(dir);
  await fs.mkdir(home, { recursive: true, mode: 0o711 });
  notice(`The database's user cannot reach ${dir}: its files are in ${home}.`);
  return { dir: home, ids };
}
