import { once } from "node:events";
import net from "node:net";

/** What a wire does with the message at which it strikes: it never arrives, or it does and its answer is lost. */
export type Strike = { after: number; delivers: boolean; action: () => void };

/**
 * A TCP connection to PostgreSQL that counts what a process asks of it. It lets a proof strike at any single statement of a
 * run, COMMIT included, and keeps its address while the server behind it dies and comes back on another port.
 */
export type Wire = {
  url: string;
  /** The server is somewhere else now. */
  leadTo: (url: string) => void;
  /** Strikes once: at the `after`th message that follows the first statement of a piece of work. Null: not any more. */
  strikeAt: (strike: Strike | null) => void;
  close: () => Promise<void>;
};

/** The first statement of every transaction of a worker's step (lib/db/work/due-work.ts): from here a kill can hurt. */
const WORK_BEGINS = "UPDATE due_work SET lease_until";

export async function openWire(serverUrl: string): Promise<Wire> {
  let target = new URL(serverUrl);
  let strike: Strike | null = null;
  let counted: number | null = null;
  const open = new Set<net.Socket>();

  const arrives = (message: Buffer, forward: () => void): void => {
    if (strike !== null && counted === null && message.includes(WORK_BEGINS)) counted = 0;
    if (strike === null || counted === null || counted < strike.after) {
      if (counted !== null) counted += 1;
      return forward();
    }
    const { delivers, action } = strike;
    strike = null;
    if (delivers) forward();
    action();
  };

  const server = net.createServer((near) => {
    const far = net.connect(Number.parseInt(target.port, 10), target.hostname);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", () => {
        open.delete(socket);
        end();
      });
    }
    near.on("data", (message) => arrives(message, () => void far.write(message)));
    far.on("data", (message) => void near.write(message));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a wire listens on a port");

  return {
    url: Object.assign(new URL(serverUrl), { hostname: "127.0.0.1", port: `${address.port}` }).href,
    leadTo: (url) => {
      target = new URL(url);
    },
    strikeAt: (next) => {
      strike = next;
      counted = null;
    },
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, "close");
    },
  };
}
