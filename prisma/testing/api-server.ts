import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ask } from "./api";

/** The route files behind a real port, for programs that speak HTTP. Close it when done. */
export async function serveApi(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { authorization = null, "idempotency-key": key } = request.headers;
      const type = request.headers["content-type"];
      const method = request.method as Parameters<typeof ask>[1]; // the programs send no other
      const headers: Record<string, string> = {
        ...(type === undefined ? {} : { "content-type": type }),
        ...(typeof key === "string" ? { "idempotency-key": key } : {}),
      };
      const body =
        chunks.length > 0 && method !== "GET" ? { rawBody: new Uint8Array(Buffer.concat(chunks)) } : {};
      void ask(authorization, method, (request.url ?? "").replace("/api/v1", ""), { headers, ...body }).then(
        (answered) => {
          response.writeHead(answered.status, Object.fromEntries(answered.headers));
          response.end(answered.text);
        },
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
