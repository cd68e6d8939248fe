import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { inRoot, root } from "../lib/paths.mjs";

const exec = promisify(execFile);
const outputMaxBytes = 64 * 1024 * 1024;
const filesInFolderMax = 15;
const exactVersion = /^(npm:(@[^/]+\/)?[^@/]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;
// Put together here, so that this very file does not contain what it looks for.
const postponed = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME"].join("|")})\\b`);

/** @typedef {{dependencies?: Record<string, string>, devDependencies?: Record<string, string>}} Manifest */
/** @typedef {{packages: Record<string, {resolved?: string, optionalDependencies?: Record<string, string>}>}} Lockfile */

/**
 * Dependencies that are not pinned to one version: two installs of them may differ.
 *
 * @param {Manifest} manifest
 */
export function loosePins({ dependencies = {}, devDependencies = {} }) {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !exactVersion.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

/**
 * Lockfile entries that name a host: they would fail where another registry is used.
 *
 * @param {Lockfile} lockfile
 */
export function registryHosts({ packages }) {
  return Object.entries(packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ""))
    .map(([name]) => name);
}

function isThere(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(base.lastIndexOf("/node_modules/"), 0))) {
    if (`${base}${base && "/"}node_modules/${name}` in packages) return true;
    if (base === "") return false;
  }
}

/**
 * Optional packages of other platforms that the lockfile leaves out: `npm ci` refuses it then.
 *
 * @param {Lockfile} lockfile
 */
export function missingOptionals({ packages }) {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isThere(packages, from, name)),
  );
}

/** Files that put something off, as `path:line`. */
export function postponements(files) {
  return files.flatMap(({ name, text }) =>
    text.split("\n").flatMap((line, index) => (postponed.test(line) ? [`${name}:${index + 1}`] : [])),
  );
}

/** Folders with more code files than a reader can take in at a glance; tests beside the code do not count. */
export function crowdedFolders(names) {
  const counts = new Map();
  for (const name of names) {
    if (!/\.(ts|tsx|mjs)$/.test(name) || /\.test\.\w+$/.test(name)) continue;
    const folder = path.posix.dirname(name);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > filesInFolderMax)
    .map(([folder, count]) => `${folder} (${count})`);
}

/** Server actions that are called otherwise than an operation they import: whoever reads the form's call would not find what it does. */
export function strayActions(files) {
  return files
    .filter(({ name, text }) => name.startsWith("lib/actions/") && text.startsWith('"use server"'))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/^export async function (\w+)/gm)]
        .filter(([, action]) => !new RegExp(`\\b${action} as \\w+`).test(text))
        .map(([, action]) => `${name}: ${action}`),
    );
}

/** Names of all files of the repository, committed or about to be. */
export async function repositoryFiles() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await exec("git", args, { cwd: root, maxBuffer: outputMaxBytes });
  return stdout.trim().split("\n");
}

const hasText = (name) => /\.(ts|tsx|mjs|cjs|js|css|sql|prisma|md|json|yml|sh)$/.test(name);

/** Contents of those files that are text of ours. */
export async function repositoryTexts() {
  const names = (await repositoryFiles()).filter((name) => hasText(name) && name !== "package-lock.json");
  const read = async (name) => ({ name, text: await fs.readFile(inRoot(name), "utf8").catch(() => "") });
  return Promise.all(names.map(read));
}

const readJson = async (name) => JSON.parse(await fs.readFile(inRoot(name), "utf8"));

/** @returns {Promise<Manifest>} */
export const readManifest = () => readJson("package.json");

/** @returns {Promise<Lockfile>} */
export const readLockfile = () => readJson("package-lock.json");
