import net from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { anyFree, isFree, nextFree } from "./ports.mjs";

const servers: net.Server[] = [];

async function take(port: number, host: string): Promise<void> {
  const server = net.createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("ports", () => {
  it.each(["127.0.0.1", "0.0.0.0", "::"])("sees a program that listens on %s", async (host) => {
    const port = await anyFree();
    expect(await isFree(port)).toBe(true);
    await take(port, host);
    expect(await isFree(port)).toBe(false);
  });

  it("finds the next free one", async () => {
    const port = await anyFree();
    await take(port, "0.0.0.0");
    expect(await nextFree(port)).toBeGreaterThan(port);
  });
});
