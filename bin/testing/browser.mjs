import { access, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { runQuietly } from "../lib/install.mjs";
import { inRoot } from "../lib/paths.mjs";
import { Complaint } from "../lib/say.mjs";

const installedNames = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const installedPaths = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
const unpacked = inRoot("node_modules", ".cache", "chromium");
const launchWaitMs = 30_000;

/** What keeps a browser quiet, and running in a container. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const exists = (file) =>
  access(file).then(
    () => true,
    () => false,
  );

async function installedBrowsers() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const files = [
    ...folders.flatMap((folder) => installedNames.map((name) => path.join(folder, name))),
    ...installedPaths,
  ];
  const there = await Promise.all(files.map(exists));
  return files.filter((_, index) => there[index]).map((executable) => ({ executable, env: {} }));
}

/** Chromium from npm's registry: as it is, and with the libraries and fonts that a bare machine lacks. */
async function packagedBrowsers() {
  if (!(await exists(unpacked))) {
    const fresh = `${unpacked}.${process.pid}`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    // The package brings libnss3 and the like, but unpacks them only where it takes the machine for Amazon's.
    const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
    await runQuietly(process.execPath, [inRoot("bin", "testing", "unpack-chromium.mjs")], env);
    await rename(fresh, unpacked);
  }
  const executable = path.join(unpacked, "chromium");
  const fonts = (await exists("/etc/fonts/fonts.conf"))
    ? {}
    : { FONTCONFIG_PATH: path.join(unpacked, "fonts") };
  const libraries = { LD_LIBRARY_PATH: path.join(unpacked, "al2023", "lib") };
  return [
    { executable, env: fonts },
    { executable, env: { ...fonts, ...libraries } },
  ];
}

async function distributionBrowsers(notice) {
  if (process.getuid?.() !== 0 || !(await exists("/usr/bin/apt-get"))) return [];
  notice("Installing chromium with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runQuietly("apt-get", ["update"], env);
  await runQuietly("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], env);
  return installedBrowsers();
}

async function downloadedBrowsers(notice) {
  notice("Downloading chromium with playwright …");
  await runQuietly(process.execPath, [inRoot("node_modules", "playwright", "cli.js"), "install", "chromium"]);
  return [{ executable: undefined, env: {} }];
}

/** Opens a page: a browser that lacks a library is there and yet of no use. */
async function opensPage({ executable, env }) {
  const { chromium } = await import("playwright");
  const browser = await chromium.launch({
    ...(executable ? { executablePath: executable } : {}),
    args: browserFlags,
    env: { ...process.env, ...env },
    timeout: launchWaitMs,
  });
  try {
    const page = await browser.newPage();
    await page.setContent("<p>It works</p>");
    if ((await page.textContent("p")) !== "It works") throw new Error("the page stayed empty");
  } finally {
    await browser.close();
  }
}

/**
 * A Chromium that opens a page on this machine, fetched where none is there.
 *
 * @returns `{executable, env}`: its path (undefined for playwright's own) and what its environment needs
 */
export async function findBrowser(notice) {
  const reasons = [];
  for (const source of [installedBrowsers, packagedBrowsers, distributionBrowsers, downloadedBrowsers]) {
    try {
      for (const candidate of await source(notice)) {
        try {
          await opensPage(candidate);
          return candidate;
        } catch (error) {
          reasons.push(`${candidate.executable ?? "playwright's"}: ${error.message.split("\n")[0]}`);
        }
      }
    } catch (error) {
      reasons.push(`${source.name}: ${error.message.split("\n")[0]}`);
    }
  }
  throw new Complaint(`No browser for the tests. Install chromium and try again.\n${reasons.join("\n")}`);
}
