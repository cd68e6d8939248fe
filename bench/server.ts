import path from "node:path";
import { build } from "../bin/lib/build.mjs";
import { anyFree } from "../bin/lib/ports.mjs";
import { say } from "../bin/lib/say.mjs";
import { startServers } from "../bin/testing/servers.mjs";

/** Web and worker as `npm start` runs them, on the bench's database; a key may ask as often as it likes. */
export async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await anyFree();
  const url = `http://localhost:${port}`;
  const env = { ...process.env, PORT: `${port}`, PAYDOWN_URL: url, PAYDOWN_RATE_LIMIT_RPS: "0" };
  await build(env, say);
  const dataDir = path.join(process.env["PAYDOWN_DATA_DIR"] ?? ".paydown", "bench");
  return { url, stop: await startServers({ ...env, PAYDOWN_DATA_DIR: dataDir }, port) };
}
