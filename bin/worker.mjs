import { prepare } from "./lib/install.mjs";
import { live, onStop, sayOrEnd } from "./lib/lifetime.mjs";
import { say } from "./lib/say.mjs";

live(async () => {
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { openDatabase } = await import("./lib/database/open.mjs");
  const { supervise, worker } = await import("./lib/children.mjs");
  const database = await openDatabase(await resolveSettings(process.env), say);
  onStop(database.stop);
  database.watch(sayOrEnd);
  await database.migrate();
  onStop(await supervise(worker(database.env), null, sayOrEnd));
});
