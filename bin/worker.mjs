import { prepare } from "./lib/install.mjs";
import { endWith, live, onStop } from "./lib/lifetime.mjs";
import { say } from "./lib/say.mjs";

live(async () => {
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { openDatabase } = await import("./lib/database/open.mjs");
  const { supervise, worker } = await import("./lib/children.mjs");
  const database = await openDatabase(await resolveSettings(process.env), say);
  onStop(database.stop);
  await database.migrate();
  const onFall = (what) => (typeof what === "string" ? say(what) : endWith(what));
  onStop(await supervise(worker(database.env), null, onFall));
});
