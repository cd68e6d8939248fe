import http from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { checkpoint } from "./lifetime.mjs";
import { Complaint } from "./say.mjs";

const waitMs = 120_000;
const pollMs = 100;
const answerWaitMs = 10_000;

/** The status of the answer, or null. On a connection of its own: one kept open would hold up the server's end. */
function statusOf(url) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: answerWaitMs }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(null));
  });
}

/** Waits until the web server says that it, the database and the worker are well. */
export async function untilHealthy(port, hasFailed) {
  const url = `http://127.0.0.1:${port}/api/health`;
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    checkpoint();
    const failure = hasFailed();
    if (failure) throw failure;
    if ((await statusOf(url)) === 200) return;
    await wait(pollMs);
  }
  throw new Complaint(
    `The server did not become healthy within ${waitMs / 1000} seconds: ${url} says what is wrong.`,
  );
}
