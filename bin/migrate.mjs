import { prepare } from "./lib/install.mjs";
import { onStop, runToEnd } from "./lib/lifetime.mjs";
import { say } from "./lib/say.mjs";

runToEnd(async () => {
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { openDatabase } = await import("./lib/database/open.mjs");
  const database = await openDatabase(await resolveSettings(process.env), say);
  onStop(database.stop);
  const names = await database.migrate();
  for (const name of names) say(`Applied the migration ${name}`);
  if (names.length === 0) say("The database is up to date.");
});
