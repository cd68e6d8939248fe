import pg from "pg";
import { env } from "@/lib/env";

const RECONNECT_MS = 1_000;

/**
 * Calls a channel's function when somebody leaves work of its kind. On the direct connection: through a pooler LISTEN is lost
 * without an error. A lost connection is made again; the worker's poll covers the gap.
 */
export function listenForWork(wakes: Readonly<Record<string, () => void>>): { close: () => Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL });
    next.on("notification", ({ channel }) => wakes[channel]?.());
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!closed) setTimeout(() => void connect().catch(() => undefined), RECONNECT_MS);
    });
    try {
      await next.connect();
      for (const channel of Object.keys(wakes)) await next.query(`LISTEN ${channel}`);
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
