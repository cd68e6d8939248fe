import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import { promisify } from "node:util";
import { inRoot } from "../lib/paths.mjs";

const exec = promisify(execFile);
const command = inRoot("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
const config = inRoot(".dependency-cruiser.cjs");
const folders = ["app", "bench", "bin", "components", "e2e", "lib", "prisma"];
const outputMaxBytes = 256 * 1024 * 1024;

async function startingPoints(dir) {
  const names = await fs.readdir(dir);
  return names.filter((name) => folders.includes(name) || /^(?!\.).*\.(ts|js|mjs)$/.test(name));
}

/**
 * Who imports whom in the checkout at `dir`, against the layer table.
 *
 * @param {string} dir
 * @returns {Promise<{modules: number, violations: {rule: string, from: string, to: string}[]}>}
 * @throws Error when no module was read: a checker that reads nothing also finds no fault
 */
export async function checkLayers(dir) {
  const points = await startingPoints(dir);
  let modules = 0;
  let violations = [];
  if (points.length > 0) {
    const args = [command, "--config", config, "--output-type", "json", ...points];
    // It exits with the number of errors; what it found stands in its output all the same.
    const { stdout } = await exec(process.execPath, args, { cwd: dir, maxBuffer: outputMaxBytes }).catch(
      (error) => {
        if (!error.stdout) throw error;
        return error;
      },
    );
    const { summary } = JSON.parse(stdout);
    modules = summary.totalCruised;
    violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  }
  if (modules === 0) throw new Error(`The layer check read no module in ${dir}.`);
  return { modules, violations };
}
