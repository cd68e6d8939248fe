import path from "node:path";
import { prepare } from "./lib/install.mjs";
import { onStop, runToEnd } from "./lib/lifetime.mjs";
import { Complaint, say } from "./lib/say.mjs";

const words = process.argv.slice(2);
const first = words.findIndex((word) => !word.startsWith("--"));
const flags = new Set(first < 0 ? words : words.slice(0, first));
const [file, ...args] = first < 0 ? [] : words.slice(first);

/** Whoever looks into a database means one that is there: an empty new one would look well. */
async function refuseNew({ DATABASE_URL, PAYDOWN_DATA_DIR }) {
  if (DATABASE_URL) return;
  const { hasCluster } = await import("./lib/database/cluster.mjs");
  if (await hasCluster(path.join(PAYDOWN_DATA_DIR, "postgres"))) return;
  throw new Complaint(
    `There is no database in ${PAYDOWN_DATA_DIR}. Set PAYDOWN_DATA_DIR to the folder that npm start was given, or DATABASE_URL.`,
  );
}

/** `--existing`: refuses to make a database. `--alone`: needs none. */
runToEnd(async () => {
  if (!file) throw new Complaint("Usage: node bin/run.mjs [--existing | --alone] file.ts [arguments]");
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { runScript } = await import("./lib/children.mjs");
  if (flags.has("--alone")) return runScript(file, args, process.env);
  const { openDatabase } = await import("./lib/database/open.mjs");
  const settings = await resolveSettings(process.env);
  if (flags.has("--existing")) await refuseNew(settings.raw);
  const database = await openDatabase(settings, say);
  onStop(database.stop);
  for (const name of await database.migrate()) say(`Applied the migration ${name}`);
  return runScript(file, args, database.env);
});
