import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "../fixtures";

export const root = path.join(import.meta.dirname, "..", "..");

/** Runs a command of ours to its end, on the story's own database, and gives what it said. */
export async function runCommand(
  demo: { databaseUrl: string; dataDir: string },
  script: string,
  args: readonly string[] = [],
): Promise<string> {
  const settings = JSON.parse(process.env["E2E_SETTINGS"] ?? "{}") as Record<string, string>;
  const env = {
    ...process.env,
    ...settings,
    DATABASE_URL: demo.databaseUrl,
    DATABASE_DIRECT_URL: demo.databaseUrl,
    PAYDOWN_DATA_DIR: demo.dataDir,
  };
  const run = promisify(execFile)(process.execPath, ["bin/run.mjs", script, ...args], { cwd: root, env });
  return (await run).stdout;
}

/** `npm run verify`. */
export async function expectTrueBooks(demo: { databaseUrl: string; dataDir: string }): Promise<void> {
  expect(await runCommand(demo, "bin/verify.ts")).toContain("The books are true: no fault found.");
}
