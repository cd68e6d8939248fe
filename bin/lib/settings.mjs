import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { inRoot, root } from "./paths.mjs";
import { Complaint } from "./say.mjs";

const secretBytes = 32;
const secretNames = ["AUTH_SECRET", "PAYDOWN_ENCRYPTION_KEY"];
// Stands in while the settings are checked: the embedded server's address is known only once it runs.
const embeddedLater = "postgresql://embedded";

export const dataDirOf = (raw) => path.resolve(root, raw.PAYDOWN_DATA_DIR || ".paydown");

async function keptSecrets(file) {
  try {
    return JSON.parse(await fs.readFile(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw new Complaint(
      `${file} cannot be read (${error.message}). It holds the keys to the data beside it: mend it.`,
    );
  }
}

/** The sandbox's own secrets, made on first run and kept beside its data, which cannot be read without them. */
async function sandboxSecrets(dir, raw) {
  const file = path.join(dir, "secrets.json");
  const kept = await keptSecrets(file);
  const missing = secretNames.filter((name) => !raw[name] && !kept[name]);
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(secretBytes).toString("base64url");
    await fs.writeFile(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    await fs.rename(`${file}.new`, file);
  }
  return kept;
}

async function makeFolder(dir) {
  try {
    await fs.mkdir(dir, { recursive: true });
    await fs.access(dir, fs.constants.W_OK);
  } catch (error) {
    throw new Complaint(`PAYDOWN_DATA_DIR: ${dir} cannot be written (${error.code}). Is it another user's?`);
  }
}

/**
 * Checks all settings and fills in what the sandbox makes itself. DATABASE_URL stays empty for the embedded server.
 *
 * @param raw `process.env` or the like
 * @returns `{raw, checked}`: the environment for our processes, and the same read and typed
 */
export async function resolveSettings(raw) {
  const { tsImport } = await import("tsx/esm/api");
  const { readSettings, SettingsError } = await tsImport("../../lib/settings.ts", {
    parentURL: import.meta.url,
    tsconfig: inRoot("tsconfig.json"),
  });
  const dir = dataDirOf(raw);
  const full = { ...raw, PAYDOWN_DATA_DIR: dir };
  const live = raw.PAYDOWN_MODE === "live";
  if (!live) {
    await makeFolder(dir);
    for (const [name, value] of Object.entries(await sandboxSecrets(dir, raw))) full[name] ||= value;
  }
  try {
    const checked = readSettings({ ...full, DATABASE_URL: full.DATABASE_URL || embeddedLater });
    if (live) await makeFolder(dir);
    return { raw: full, checked };
  } catch (error) {
    if (error instanceof SettingsError) throw new Complaint(error.message);
    throw error;
  }
}
