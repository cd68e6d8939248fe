import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

async function commandOf(pid) {
  try {
    return (await fs.readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
  } catch {
    // Elsewhere than on Linux, or gone.
    return exec("ps", ["-o", "command=", "-p", `${pid}`]).then(
      ({ stdout }) => stdout,
      () => "",
    );
  }
}

/** Whether the process lives and is what we think: a pid alone may have been given to somebody else since. */
export async function isAlive(pid, word) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  return (await commandOf(pid)).includes(word);
}

const ownersOf = (dir) => path.join(dir, "users");

/** The pids of those who noted that they use `dir` and live; notes of the dead are removed. */
export async function livingOwners(dir) {
  const names = await fs.readdir(ownersOf(dir)).catch(() => []);
  const living = [];
  for (const name of names) {
    if (await isAlive(Number.parseInt(name, 10), "node")) living.push(name);
    else await fs.rm(path.join(ownersOf(dir), name), { force: true });
  }
  return living;
}

/** Notes that this process uses what stands in `dir`. Of a server: written before looking for it, so that nobody stops it. */
export async function joinOwners(dir) {
  await fs.mkdir(ownersOf(dir), { recursive: true });
  const file = path.join(ownersOf(dir), `${process.pid}`);
  await fs.writeFile(file, "");
  return file;
}

/** Takes the note away; true when nobody else uses the server any more. */
export async function leaveOwners(dir, owner) {
  await fs.rm(owner, { force: true });
  return (await livingOwners(dir)).length === 0;
}
