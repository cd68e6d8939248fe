import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { checkLayers } from "../checks/layers.mjs";
import { openTestCluster } from "../lib/database/test-cluster.mjs";
import { onStop, whileRunning } from "../lib/lifetime.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { Complaint } from "../lib/say.mjs";

export const resultsDir = inRoot(".test");

/** Runs a command and gives `{code, output}`; a failure is a result here, not an error. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    whileRunning(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ code: 1, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

const script = (...parts) => inRoot("node_modules", ...parts);
const verdict = (good, output) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, output });

/** A tool that finds faults or none: one test. */
export const tool =
  (parts, args) =>
  async ({ env }) => {
    const { code, output } = await run(process.execPath, [script(...parts), ...args], env);
    return verdict(code === 0, output);
  };

export async function layers() {
  const { violations } = await checkLayers(root);
  return verdict(
    violations.length === 0,
    violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`).join("\n"),
  );
}

/** Totals from a report; a runner that fails without a failed test (a file that does not load) counts as one failure. */
function totals(code, output, counted) {
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: 0 };
  return { passed, skipped, failed: code !== 0 && failed === 0 ? 1 : failed, output };
}

async function readReport(file) {
  const text = await fs.readFile(file, "utf8").catch(() => null);
  return text === null ? null : JSON.parse(text);
}

/** Whole files that did not load have no tests in the report, but they are failures all the same. */
function unloaded(report) {
  return report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0)
    .length;
}

/** A project of vitest, with more variables in its environment; files that match `without` are left to another step. */
export const vitest =
  (name, project, variables, { filters = [], without = [] } = {}) =>
  async ({ env, files }) => {
    const report = path.join(resultsDir, `${name}.json`);
    await fs.rm(report, { force: true });
    const args = ["run", "--project", project, "--passWithNoTests", "--reporter=dot", "--reporter=json"];
    const { code, output } = await run(
      process.execPath,
      [script("vitest", "vitest.mjs"), ...args, `--outputFile.json=${report}`, ...(files ?? filters)],
      // Of several projects vitest takes no --exclude.
      { ...env, NODE_ENV: "test", ...variables, TESTS_LEFT_OUT: without.join(",") },
    );
    const found = await readReport(report);
    const counted = found && {
      passed: found.numPassedTests,
      failed: found.numFailedTests + unloaded(found),
      skipped: found.numPendingTests + found.numTodoTests,
    };
    return totals(code, output, counted);
  };

/** The same on a PostgreSQL of that version, started for this step. It is ours: a test runner that is killed leaves none. */
export const onPostgres = (version, work) => async (context) => {
  const cluster = await openTestCluster({ version });
  onStop(cluster.stop);
  try {
    return await work({ ...context, env: { ...context.env, TEST_DATABASE_URL: cluster.template } });
  } finally {
    await cluster.stop();
  }
};

/** The stories in a browser. */
export async function playwright({ env, e2e, files }) {
  const report = path.join(resultsDir, "e2e.json");
  await fs.rm(report, { force: true });
  const stories = await fs.readdir(inRoot("e2e"));
  if (!stories.some((name) => name.endsWith(".spec.ts"))) throw new Complaint("There is no story in e2e/.");
  const args = [
    script("@playwright", "test", "cli.js"),
    "test",
    "--config",
    inRoot("e2e", "playwright.config.ts"),
  ];
  const { code, output } = await run(process.execPath, [...args, ...(files ?? [])], { ...env, ...e2e });
  const stats = (await readReport(report))?.stats;
  const counted = stats && {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
  return totals(code, output, counted);
}
