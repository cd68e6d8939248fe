import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { realNow } from "@/lib/clock";
import { isBusiness } from "@/lib/db/business-day";
import { Refusal } from "@/lib/domain/refusal";
import { fileBytesMax } from "@/lib/domain/files/limits";
import { isUuid } from "@/lib/domain/uuid";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { deliverFiles } from "@/lib/operations/bank/deliver-files";
import { readBankFile } from "@/lib/operations/bank/reading/read-bank-file";

const outFolder = (businessId: string): string => path.join(env.PAYDOWN_DATA_DIR, "ach", "out", businessId);
const inFolder = (businessId: string): string => path.join(env.PAYDOWN_DATA_DIR, "ach", "in", businessId);

/** Whoever drops a file by SFTP may still be writing it; one that has not changed for so long is whole. */
const QUIET_MS = 2_000;

/** Written files into the folder from which they are fetched by SFTP: whole or not at all, readable by us alone. */
export async function putFilesOut(): Promise<void> {
  await deliverFiles(async (file) => {
    const folder = outFolder(file.businessId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await mkdir(inFolder(file.businessId), { recursive: true, mode: 0o700 });
    const whole = path.join(folder, file.name);
    // Killed before the commit that notes it: it stands there, and whoever watches the folder must see no change.
    if ((await readFile(whole, "utf8").catch(() => null)) === file.text) return;
    const part = `${whole}.part`;
    await writeFile(part, file.text, { mode: 0o600 });
    await rename(part, whole);
  });
}

/** Files that somebody dropped for a business are read as an upload would be, and moved to `read` or, with the reason, to `refused`. */
export async function takeFilesIn(): Promise<void> {
  const root = path.join(env.PAYDOWN_DATA_DIR, "ach", "in");
  for (const businessId of await namesIn(root)) {
    if (!isUuid(businessId)) continue;
    const names = (await namesIn(inFolder(businessId))).filter((name) => !/^\.|\.part$/.test(name));
    for (const name of names.sort()) await takeOne(businessId, name);
  }
}

async function takeOne(businessId: string, name: string): Promise<void> {
  const place = path.join(inFolder(businessId), name);
  const found = await stat(place).catch(() => null);
  if (found === null || !found.isFile() || realNow().getTime() - found.mtimeMs < QUIET_MS) return;
  if (!(await isBusiness(businessId))) return;
  try {
    if (found.size > fileBytesMax) throw new Refusal("too_large", "The file is too large to be read.");
    const bytes = await readFile(place);
    const read = await readBankFile({ kind: "worker", businessId }, { bytes, fileName: name });
    log.info({ business: businessId, file: name, ...read }, "a bank file was read");
    await moveTo("read", place, name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await moveTo("refused", place, name);
    await writeFile(path.join(path.dirname(place), "refused", `${name}.reason.txt`), `${error.message}\n`);
  }
}

async function moveTo(folder: "read" | "refused", place: string, name: string): Promise<void> {
  const target = path.join(path.dirname(place), folder);
  await mkdir(target, { recursive: true, mode: 0o700 });
  // Another worker may have read it too: it applied nothing twice, and moves it first.
  await rename(place, path.join(target, name)).catch(() => undefined);
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
