import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import "./front.mjs";

/** Stands where Next stands: it answers whatever comes through. */
let server: Server;
beforeAll(async () => {
  server = createServer((_, response) => response.end("through"));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

/** Byte for byte: fetch would mend the address, and refuses TRACE. */
function ask(line: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    );
    socket.on("data", (chunk) => (answer += String(chunk)));
    socket.on("end", () => resolve(answer)).on("error", reject);
  });
}

describe("what Next would answer with a 500 though the caller sent it", () => {
  it.each(["/api/v1/borrowers/%zz", "/api/v1/borrowers/%", "/api/v1/borrowers/%ff%fe"])(
    "answers %s, which is no text, with 400",
    async (path) => {
      const answer = await ask(`GET ${path}`);
      expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
      expect(answer).toContain("content-type: application/json");
      expect(answer.split("\r\n\r\n")[1]).toBe(
        '{"error":{"title":"Bad Request","detail":"The path is not UTF-8 text: expected two hexadecimal digits behind each %. Write % itself as %25."}}',
      );
    },
  );

  it("tells a person in plain text", async () => {
    const answer = await ask("GET /employees/%ed%a0%80");
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toContain("content-type: text/plain");
    expect(answer.split("\r\n\r\n")[1]).toMatch(/^The path is not UTF-8 text/);
  });

  it.each(["TRACE", "PROPFIND"])("answers %s with 405 and says what is done here", async (method) => {
    const answer = await ask(`${method} /api/v1/borrowers`);
    expect(answer).toMatch(/^HTTP\/1.1 405 Method Not Allowed\r\n/);
    expect(answer).toContain("allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
    expect(answer).toContain(`${method} is not done here`);
  });

  it.each(["GET /api/v1/borrowers/%7A", "GET /employees?q=%zz", "GET *", "PATCH /api/v1/borrowers"])(
    "lets %s through",
    async (line) => {
      expect(await ask(line)).toContain("through");
    },
  );
});
