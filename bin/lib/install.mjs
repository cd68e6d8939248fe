import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { whileRunning } from "./lifetime.mjs";
import { inRoot, root } from "./paths.mjs";
import { Complaint } from "./say.mjs";

const nodeMin = [20, 19];
const stamp = inRoot("node_modules", ".paydown-installed");
const generatedStamp = inRoot("lib", "db", "generated", ".schema-hash");

const hash = (...parts) => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part).update("\0");
  return sum.digest("hex");
};

export const readOr = (file, fallback) => fs.readFile(file, "utf8").catch(() => fallback);

/** Runs a command to its end and keeps what it says for the case that it fails. */
export function runQuietly(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    whileRunning(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => reject(new Complaint(`${command} could not be run: ${error.message}`)));
    child.once("close", (code) => {
      if (code === 0) return resolve(output);
      reject(new Complaint(`${command} ${args.join(" ")} failed:\n${output.trim()}`));
    });
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map((part) => Number.parseInt(part, 10));
  const tooOld = major < nodeMin[0] || (major === nodeMin[0] && minor < nodeMin[1]);
  if (tooOld) {
    throw new Complaint(
      `Paydown needs Node ${nodeMin.join(".")} or later; this is ${process.versions.node}.`,
    );
  }
}

async function installPackages(notice) {
  const wanted = hash(await fs.readFile(inRoot("package-lock.json"), "utf8"), process.versions.modules);
  if ((await readOr(stamp, "")) === wanted) return;
  notice("Installing dependencies (a minute or two) …");
  // NODE_ENV=production would leave out what the build needs. The packages' own scripts are not run: all that they do
  // is download Prisma's engines, which we do not use, and restore PostgreSQL's links, which we do ourselves.
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await runQuietly(process.platform === "win32" ? "npm.cmd" : "npm", args);
  await fs.writeFile(stamp, wanted);
}

async function generateClient(notice) {
  const schema = await fs.readFile(inRoot("prisma", "schema.prisma"), "utf8");
  const { version } = JSON.parse(await fs.readFile(inRoot("node_modules", "prisma", "package.json"), "utf8"));
  const wanted = hash(schema, version);
  if ((await readOr(generatedStamp, "")) === wanted) return;
  notice("Generating the database client …");
  // `generate` never runs the schema engine, but refuses to begin without finding one: any executable will do.
  await runQuietly(process.execPath, [inRoot("node_modules", "prisma", "build", "index.js"), "generate"], {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  await fs.writeFile(generatedStamp, wanted);
}

/** Everything that has to be there before our code can be loaded: Node, packages, the generated database client. */
export async function prepare(notice) {
  checkNode();
  await installPackages(notice);
  await generateClient(notice);
}
