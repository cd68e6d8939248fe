import { runScript } from "./children.mjs";
import { signIns } from "./demo.mjs";
import { query } from "./postgres.mjs";
import { Complaint, say } from "./say.mjs";

const direct = (env) => env.DATABASE_DIRECT_URL || env.DATABASE_URL;

/** Fills an empty sandbox with the demo. The seed is one transaction, so a business means that it is done. */
export async function seedOnce(env, notice) {
  const [{ filled }] = await query(direct(env), "select exists (select 1 from business) as filled");
  if (filled) return;
  notice("Filling the sandbox with the demo …");
  const code = await runScript("prisma/seed.ts", ["--demo"], env);
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
