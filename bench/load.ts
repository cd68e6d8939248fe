import net from "node:net";
import { percentile } from "./measure";

export type Load = { requestsPerSecond: number; p99Ms: number };

const CONNECTIONS = 10;
const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** Bytes of a whole answer that begins at 0, or null while more must come. */
function isWhole(answer: Buffer): boolean {
  const head = answer.indexOf(HEAD_END);
  if (head < 0) return false;
  const headers = answer.toString("latin1", 0, head);
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  if (length !== undefined) return answer.length >= head + HEAD_END.length + Number.parseInt(length, 10);
  if (/\r\ntransfer-encoding: chunked/i.test(headers))
    return answer.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
  return true;
}

/** One connection that asks again as soon as it was answered, until `until`. */
function connection(
  port: number,
  request: Buffer,
  status: number,
  until: number,
  times: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
    const expected = `HTTP/1.1 ${status} `;
    let parts: Buffer[] = [];
    let since = 0;
    const ask = (): void => {
      parts = [];
      since = performance.now();
      socket.write(request);
    };
    socket.on("connect", ask);
    socket.on("error", reject);
    socket.on("data", (data) => {
      parts.push(data);
      const answer = parts.length === 1 ? data : Buffer.concat(parts);
      if (!isWhole(answer)) return;
      const now = performance.now();
      if (answer.toString("latin1", 0, expected.length) !== expected) {
        socket.destroy();
        return reject(new Error(`expected ${status}: ${answer.toString("utf8").slice(0, 400)}`));
      }
      times.push(now - since);
      if (now < until) return ask();
      socket.end();
      return resolve();
    });
  });
}

/**
 * Ten kept connections that ask for `ms` milliseconds, each as fast as it is answered. Sockets of our own: the client takes as
 * little as it can of the machine that it measures.
 */
export async function load(
  url: string,
  request: { method: string; path: string; headers?: Readonly<Record<string, string>>; status: number },
  ms: number,
): Promise<Load> {
  const { host, port } = new URL(url);
  const headers = Object.entries({ host, ...request.headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const bytes = Buffer.from(`${request.method} ${request.path} HTTP/1.1\r\n${headers.join("")}\r\n`);
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, () =>
      connection(Number.parseInt(port, 10), bytes, request.status, begun + ms, times),
    ),
  );
  const seconds = (performance.now() - begun) / 1_000;
  return { requestsPerSecond: times.length / seconds, p99Ms: percentile(times, 0.99) };
}
