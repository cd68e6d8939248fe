import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { openCluster } from "./cluster.mjs";

/** Server settings for data that nobody will miss. */
export const forgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Runs `work(url)` on an empty database of its own, which is gone afterwards. */
export async function withScratchDatabase(work) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-"));
  try {
    const cluster = await openCluster(dir, { flags: forgetful });
    try {
      return await work(cluster.url("postgres"));
    } finally {
      await cluster.stop();
    }
  } finally {
    await fs.rm(dir, { recursive: true, force: true });
  }
}
