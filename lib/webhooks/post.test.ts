import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANSWER_BYTES_MAX, poster } from "./post";
import { resolvedProblem } from "./guarded-lookup";

const requests: { url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
const server = http.createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => (body += chunk));
  request.on("end", () => {
    requests.push({ url: request.url ?? "", headers: request.headers, body });
    answer(request.url ?? "", request, response);
  });
});

function answer(url: string, request: http.IncomingMessage, response: http.ServerResponse): void {
  if (url === "/ok") response.end("thanks\0");
  if (url === "/moved") response.writeHead(302, { location: "/ok" }).end();
  if (url === "/reset") request.socket.destroy();
  if (url === "/half") response.write("half");
  if (url === "/long") {
    response.write("x".repeat(ANSWER_BYTES_MAX - 10));
    const more = setInterval(() => response.write("y".repeat(100)), 5);
    response.on("close", () => clearInterval(more));
  }
  if (url === "/closes") {
    response.end("bye");
    response.on("finish", () => request.socket.destroy());
  }
}

let at = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port
});
afterAll(() => {
  sandbox.close();
  live.close();
  server.closeAllConnections();
  server.close();
});

const sandbox = poster({ live: false }, 500);
const live = poster({ live: true }, 500);
const send = (path: string, by = sandbox) =>
  by.post({ url: at + path, headers: { "x-a": "b" }, body: "{é}" });

describe("a webhook's try", () => {
  it("sends headers and body, and keeps what was answered", async () => {
    const got = await send("/ok");
    expect(got).toMatchObject({ statusCode: 200, answer: "thanks\uFFFD", error: null });
    expect(requests.at(-1)).toMatchObject({ url: "/ok", headers: { "x-a": "b" }, body: "{é}" });
  });

  it("does not follow a redirect", async () => {
    expect(await send("/moved")).toMatchObject({ statusCode: 302 });
    expect(requests.at(-1)?.url).toBe("/moved");
  });

  it.each([
    ["/reset", "closed before"],
    ["/half", "in time"],
    ["/hang", "in time"],
  ])("%s ends with a reason, in the time it has", async (path, words) => {
    const got = await send(path);
    expect(got.statusCode).toBeNull();
    expect(got.error).toContain(words);
    expect(got.durationMs).toBeLessThan(2_000);
  });

  it("reads 64 KB of an answer without an end, and takes its status", async () => {
    const got = await send("/long");
    expect(got.statusCode).toBe(200);
    expect(got.answer).toHaveLength(ANSWER_BYTES_MAX);
  });

  it("is sent once more where a kept connection was closed under it", async () => {
    for (let n = 0; n < 5; n++) expect(await send("/closes")).toMatchObject({ statusCode: 200 });
  });

  it("never connects to a forbidden address: not typed, and not by a name", async () => {
    const before = requests.length;
    const { port } = new URL(at);
    const local = { headers: {}, body: "{}" };
    for (const url of [
      `https://127.0.0.1:${port}/ok`,
      `https://localhost:${port}/ok`,
      `https://[::1]:${port}/ok`,
    ]) {
      const got = await live.post({ ...local, url });
      expect(got.error).toContain("loopback");
    }
    const got = await live.post({ ...local, url: `${at}/ok` });
    expect(got.error).toContain("https://");
    expect(requests).toHaveLength(before);
    expect(await sandbox.post({ ...local, url: `http://localhost:${port}/ok` })).toMatchObject({
      statusCode: 200,
    });
  });

  it("is judged by what its name resolves to when it is entered", async () => {
    expect(await resolvedProblem("https://localhost", { live: true })).toMatchObject({ code: "address" });
    expect(await resolvedProblem("https://localhost", { live: false })).toBeNull();
  });
});
