import { prepare } from "./lib/install.mjs";
import { onStop, runToEnd } from "./lib/lifetime.mjs";
import { Complaint, say } from "./lib/say.mjs";

const [file, ...args] = process.argv.slice(2);

runToEnd(async () => {
  if (!file) throw new Complaint("Usage: node bin/run.mjs file.ts [arguments]");
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { openDatabase } = await import("./lib/database/open.mjs");
  const { runScript } = await import("./lib/children.mjs");
  const database = await openDatabase(await resolveSettings(process.env), say);
  onStop(database.stop);
  for (const name of await database.migrate()) say(`Applied the migration ${name}`);
  return runScript(file, args, database.env);
});
