import { prepare } from "./lib/install.mjs";
import { live, onStop, sayOrEnd } from "./lib/lifetime.mjs";
import { isFree } from "./lib/ports.mjs";
import { Complaint, say } from "./lib/say.mjs";

live(async () => {
  await prepare(say);
  const { resolveSettings } = await import("./lib/settings.mjs");
  const { openDatabase } = await import("./lib/database/open.mjs");
  const { build, keepBuild } = await import("./lib/build.mjs");
  const { supervise, web } = await import("./lib/children.mjs");
  const settings = await resolveSettings(process.env);
  const port = settings.checked.PORT;
  if (!(await isFree(port))) {
    throw new Complaint(`PORT: ${port} is taken by another program. Stop it, or set PORT to a free one.`);
  }
  const database = await openDatabase(settings, say);
  onStop(database.stop);
  database.watch(sayOrEnd);
  await database.migrate();
  await build(database.env, say);
  await keepBuild();
  onStop(await supervise(web(database.env, port, false), null, sayOrEnd));
});
