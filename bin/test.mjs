import fs from "node:fs/promises";
import { prepare } from "./lib/install.mjs";
import { checkpoint, onStop, runToEnd } from "./lib/lifetime.mjs";
import { say } from "./lib/say.mjs";

const sandboxDate = "2026-11-23";
const otherZone = "Pacific/Auckland";
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const only = flags
  .find((flag) => flag.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const files = words.length > 0 ? words : undefined;
/** What they prove is ours, not the server's: once is enough. */
const longProofs = [
  ...["kills", "database-kills", "model", "simulation", "own-payments"].map(
    (name) => `lib/jobs/proofs/${name}.db.test.ts`,
  ),
  ...["at-once", "fuzz", "samples", "sequences"].map((name) => `lib/api/proofs/${name}.db.test.ts`),
  "lib/jobs/webhooks/deliver.db.test.ts",
];
/** What may differ with the server: everything that speaks SQL, not the edges above it. */
const onFifteen = {
  filters: ["lib/db", "lib/operations", "lib/queries", "lib/jobs", "prisma"],
  without: longProofs,
};
const total = { passed: 0, failed: 0, skipped: 0 };

function report(name, seconds, { passed, failed, skipped, output }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  say(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(34)} ${counts} (${seconds.toFixed(1)} s)`);
  if (failed > 0) say(output.trim());
}

/** Takes one step and reports it; a step that breaks down counts as one failure and does not hold up the others. */
async function take([name, work], context) {
  checkpoint();
  const since = performance.now();
  const result = await Promise.resolve()
    .then(() => work(context))
    .catch((error) => ({ passed: 0, failed: 1, skipped: 0, output: error.stack ?? `${error}` }));
  report(name, (performance.now() - since) / 1000, result);
  return result.failed === 0;
}

async function inTurn(steps, context) {
  for (const step of steps) await take(step, context);
}

const wanted = ([name]) => !only || only.some((word) => name.startsWith(word));

async function lanes() {
  const { layers, onPostgres, tool, vitest } = await import("./testing/runners.mjs");
  const light = [
    ["format", tool(["prettier", "bin", "prettier.cjs"], ["--check", "."])],
    ["layers", layers],
    ["unused code", tool(["knip", "bin", "knip.js"], [])],
    ["types", tool(["typescript", "bin", "tsc"], ["--noEmit"])],
    ["lint", tool(["eslint", "bin", "eslint.js"], ["."])],
  ];
  const utc = { TZ: "UTC" };
  const heavy = [
    ["rules", vitest("unit", "unit", utc)],
    ["rules in another zone", vitest("unit-zone", "unit", { TZ: otherZone }, { filters: ["lib/domain"] })],
    ["operations on PostgreSQL 18", onPostgres(18, vitest("db-18", "db", utc))],
    ["operations on PostgreSQL 15", onPostgres(15, vitest("db-15", "db", utc, onFifteen))],
  ];
  return [light.filter(wanted), heavy.filter(wanted)];
}

/** A built server, a seeded database and a browser; what the stories have to know of them, as their environment. */
async function prepareStories() {
  const { findBrowser } = await import("./testing/browser.mjs");
  const { serverEnvironment } = await import("./testing/environment.mjs");
  const { openTestCluster } = await import("./lib/database/test-cluster.mjs");
  const { copyDatabase } = await import("./testing/demo-server.mjs");
  const { build } = await import("./lib/build.mjs");
  const { runScript } = await import("./lib/children.mjs");
  const browser = await findBrowser(say);
  const env = await serverEnvironment(sandboxDate);
  const cluster = await openTestCluster();
  onStop(cluster.stop);
  const template = await copyDatabase(cluster.template, "paydown_e2e_seeded");
  // The pages' modules read the settings while they are built.
  const full = { ...env, DATABASE_URL: template, DATABASE_DIRECT_URL: template };
  await build(full, say);
  checkpoint();
  const code = await runScript("prisma/seed.ts", ["--demo"], full);
  if (code !== 0) throw new Error("The demo could not be seeded.");
  return {
    ...browser.env,
    ...(browser.executable ? { E2E_BROWSER: browser.executable } : {}),
    E2E_TEMPLATE: template,
    E2E_SETTINGS: JSON.stringify(env),
  };
}

const stories = (prepared) => async (context) => {
  const { playwright } = await import("./testing/runners.mjs");
  return playwright({ ...context, e2e: await prepared });
};

runToEnd(async () => {
  await prepare(say);
  const { resultsDir } = await import("./testing/runners.mjs");
  const { cleanEnvironment } = await import("./testing/environment.mjs");
  await fs.mkdir(resultsDir, { recursive: true });
  const env = { ...cleanEnvironment(), ...(flags.includes("--chaos") ? { PAYDOWN_CHAOS: "1" } : {}) };
  const context = { env, files };
  const browser = !flags.includes("--no-browser") && wanted(["e2e"]);
  const [light, heavy] = await lanes();
  const checked = inTurn(light, context);
  // The pages are built while the operations run, which wait for their server half of the time.
  const prepared = browser ? checked.then(prepareStories) : null;
  // Whoever awaits it below is told; until then a failure is not an unhandled one.
  prepared?.catch(() => undefined);
  await Promise.all([checked, inTurn(heavy, context)]);
  if (prepared) await take(["e2e", stories(prepared)], context);
  const { passed, failed, skipped } = total;
  say(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
