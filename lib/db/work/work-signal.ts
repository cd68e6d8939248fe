import pg from "pg";
import { env } from "@/lib/env";
import { workChannel } from "./due-work";

const RECONNECT_MS = 1_000;

/**
 * Calls `wake` when somebody leaves work. On the direct connection: through a pooler LISTEN is lost without an error. A lost
 * connection is made again; the worker's poll covers the gap.
 */
export function listenForWork(wake: () => void): { close: () => Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL });
    next.on("notification", wake);
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!closed) setTimeout(() => void connect().catch(() => undefined), RECONNECT_MS);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${workChannel}`);
      client = next;
    } catch {
      // "end" follows a failed connect only when the socket was open; a refused one is tried again here.
      if (!closed) setTimeout(() => void connect().catch(() => undefined), RECONNECT_MS);
    }
  }

  void connect();
  return {
    async close() {
      closed = true;
      await client?.end();
    },
  };
}
