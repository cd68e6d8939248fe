import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type Received = { id: string; body: string; objectId: string | null; at: number; answered: boolean };

/** How a receiver answers: well, or in one of the ways in which one fails. A hang never ends by itself. */
export type Answer = "ok" | "error" | "hang" | "reset" | "slow";

const SLOW_MS = 40;

/**
 * A receiver as a partner would write one, with the public library: whatever it is sent, it verifies. `answer` says how it
 * answers the nth request.
 */
export async function receiver(answer: (nth: number) => Answer = () => "ok") {
  const received: Received[] = [];
  const unverified: string[] = [];
  let secrets: string[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const how = answer(received.length);
      verify(body, request.headers);
      received.push(describe(body, how === "ok" || how === "slow"));
      reply(how, request, response);
    });
  });

  function verify(body: string, headers: http.IncomingHttpHeaders): void {
    const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    for (const secret of secrets) {
      try {
        new Webhook(secret).verify(body, given);
      } catch (error) {
        unverified.push(String(error));
      }
    }
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    unverified,
    /** Every request must bear a signature by each of these. */
    expectSecrets(...expected: string[]): void {
      secrets = expected;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function describe(body: string, answered: boolean): Received {
  // A body of ours: EventView.
  const event = JSON.parse(body) as { id: string; data: { id?: string } | null };
  return { id: event.id, body, objectId: event.data?.id ?? null, at: performance.now(), answered };
}

function reply(how: Answer, request: http.IncomingMessage, response: http.ServerResponse): void {
  switch (how) {
    case "ok":
      response.end("ok");
      return;
    case "slow":
      setTimeout(() => response.end("ok"), SLOW_MS);
      return;
    case "error":
      response.writeHead(500).end("no");
      return;
    case "reset":
      request.socket.destroy();
      return;
    case "hang":
      return;
  }
}
