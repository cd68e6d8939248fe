import { runScript } from "./children.mjs";
import { signIns } from "./demo.mjs";
import { query } from "./database/cluster.mjs";
import { Complaint, say } from "./say.mjs";

const direct = (env) => env.DATABASE_DIRECT_URL || env.DATABASE_URL;

/**
 * Fills an empty sandbox with the demo. The seed notes when it has begun and when it is whole: one that was killed between
 * the two is thrown away (nothing but a demo was in it) and written anew.
 */
export async function seedOnce(database, notice) {
  const url = direct(database.env);
  const [{ filled, demo }] = await query(
    url,
    "select exists (select 1 from business) as filled, (select value from installation where key = 'demo') as demo",
  );
  if (demo === "whole" || (demo === null && filled)) return;
  if (demo === "begun") {
    await query(url, "drop schema public cascade", "create schema public");
    await database.migrate();
  }
  notice("Filling the sandbox with the demo …");
  const code = await runScript("prisma/seed.ts", ["--demo"], database.env);
  if (code !== 0) throw new Complaint("The demo could not be written; what the seed said stands above.");
}

/** Live mode never opens its doors to keys and passwords that the whole world can read. */
export async function refuseDemoInLive(env) {
  const code = await runScript("bin/refuse-demo.ts", [], env);
  if (code !== 0)
    throw new Complaint("PAYDOWN_MODE: live mode refuses a database with demo keys or passwords.");
}

export function greet(port, live) {
  say(`Paydown is ready at http://localhost:${port}`);
  if (!live) for (const line of signIns) say(line);
}
