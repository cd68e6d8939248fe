import { createHmac } from "node:crypto";
import fs from "node:fs/promises";
import { joinOwners, livingOwners } from "./database/processes.mjs";
import { readOr, runQuietly } from "./install.mjs";
import { onStop } from "./lifetime.mjs";
import { inRoot } from "./paths.mjs";
import { Complaint } from "./say.mjs";
import { sourceHash } from "./source-hash.mjs";

export const nextCommand = inRoot("node_modules", "next", "dist", "bin", "next");
const buildDir = inRoot(".next");
const stamp = inRoot(".next", "paydown-build");

/**
 * Environment of `next build` and `next start`. The Server Actions key also salts the actions' names: derived from
 * AUTH_SECRET it is the same on every machine of an installation.
 */
export function webEnvironment(env) {
  const key = createHmac("sha256", env.AUTH_SECRET).update("server actions").digest("base64");
  return {
    ...env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // next-auth reads its public address from here only, and warns without it.
    NEXTAUTH_URL: env.PAYDOWN_URL || `http://localhost:${env.PORT || 3000}`,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  };
}

/** Notes that this process serves the build that is there, until it ends: nobody replaces it meanwhile. */
export async function keepBuild() {
  const owner = await joinOwners(buildDir);
  onStop(() => fs.rm(owner, { force: true }));
}

/** What stands in the stamp of the build of these sources with these secrets. */
async function stampOf(web) {
  const key = createHmac("sha256", web.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).update("stamp").digest("hex");
  return `${await sourceHash()} ${key}`;
}

/** Refuses to go on where the pages must be built anew while somebody serves others: theirs would break under their readers. */
export async function refuseWhileServed(env) {
  if ((await readOr(stamp, "")) === (await stampOf(webEnvironment(env)))) return;
  const serving = await livingOwners(buildDir);
  if (serving.length > 0) {
    throw new Complaint(
      `Paydown runs from this folder already (process ${serving.join(", ")}), with other secrets (PAYDOWN_DATA_DIR) or ` +
        "before its sources changed, and building anew would break its pages. Stop it first, or use another clone.",
    );
  }
}

/** Builds the pages unless the build that is there was made from these sources with this key. */
export async function build(env, notice) {
  const web = webEnvironment(env);
  const wanted = await stampOf(web);
  if ((await readOr(stamp, "")) === wanted) return;
  await refuseWhileServed(env);
  notice("Building the pages (about a minute) …");
  await fs.rm(stamp, { force: true });
  await runQuietly(process.execPath, [nextCommand, "build"], web);
  await fs.writeFile(stamp, wanted);
}
