import http from "node:http";
import https from "node:https";
import { targetProblem, targetProblemWords, type TargetRules } from "@/lib/domain/webhooks/target";
import { ForbiddenTarget, guardedLookup } from "./guarded-lookup";

/** The whole of a try: resolving, connecting, sending and reading the answer. */
export const ANSWER_MS_MAX = 10_000;
export const ANSWER_BYTES_MAX = 64 * 1024;
const IDLE_SOCKETS_MAX = 64;
const IDLE_MS = 4_000;

/** What came back. Exactly one of `statusCode` and `error` says how it ended; an answer over 64 KB is cut there. */
export type Answered = {
  statusCode: number | null;
  answer: string | null;
  error: string | null;
  durationMs: number;
};

type Post = { url: string; headers: Readonly<Record<string, string>>; body: string };

/** Sends webhooks, keeping connections open between them. One a process; `close` ends the idle connections. */
export function poster(rules: TargetRules, answerMsMax = ANSWER_MS_MAX) {
  const options = {
    keepAlive: true,
    timeout: IDLE_MS,
    maxFreeSockets: IDLE_SOCKETS_MAX,
    lookup: guardedLookup(rules),
  };
  const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

  async function once(post: Post, signal: AbortSignal): Promise<Omit<Answered, "durationMs">> {
    // A literal address is connected to without a lookup, so it is judged here, each time.
    const problem = targetProblem(post.url, rules);
    if (problem) return failed(targetProblemWords(problem));
    const url = new URL(post.url);
    const isTls = url.protocol === "https:";
    for (;;) {
      const agent = isTls ? agents["https:"] : agents["http:"];
      const { stale, ...result } = await exchange(isTls ? https : http, url, agent, post, signal);
      // The receiver closed an idle connection just as it was used again: nothing was read there.
      if (!stale) return result;
    }
  }

  return {
    async post(post: Post): Promise<Answered> {
      const begun = performance.now();
      const signal = AbortSignal.timeout(answerMsMax);
      const result = await once(post, signal);
      return { ...result, durationMs: Math.round(performance.now() - begun) };
    },
    close(): void {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
export type Poster = ReturnType<typeof poster>;

const failed = (error: string) => ({ statusCode: null, answer: null, error });

function exchange(
  transport: typeof http | typeof https,
  url: URL,
  agent: http.Agent,
  post: Post,
  signal: AbortSignal,
): Promise<Omit<Answered, "durationMs"> & { stale: boolean }> {
  return new Promise((resolve) => {
    const body = Buffer.from(post.body, "utf8");
    const headers = { ...post.headers, "content-length": String(body.byteLength) };
    const request = transport.request(url, { method: "POST", agent, headers, signal }, (response) => {
      void readCut(response).then(
        (answer) => resolve({ statusCode: response.statusCode ?? 0, answer, error: null, stale: false }),
        (error: unknown) => resolve({ ...failed(reasonOf(error, signal)), stale: false }),
      );
    });
    request.on("error", (error) => {
      const stale = request.reusedSocket && "code" in error && error.code === "ECONNRESET" && !signal.aborted;
      resolve({ ...failed(reasonOf(error, signal)), stale });
    });
    request.end(body);
  });
}

/** The first 64 KB as text that PostgreSQL can keep. What comes after is not waited for. */
async function readCut(response: http.IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < ANSWER_BYTES_MAX) continue;
    response.destroy();
    break;
  }
  const text = Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX).toString("utf8");
  return text.replaceAll("\0", "\uFFFD");
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "No whole answer came in time.";
  if (error instanceof ForbiddenTarget) return targetProblemWords(error.problem);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  switch (code) {
    case "ECONNREFUSED":
      return "Nothing listens at this address: the connection was refused.";
    case "ECONNRESET":
    case "EPIPE":
      return "The connection was closed before an answer came.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "The name of the host could not be resolved.";
    default:
      return error instanceof Error ? error.message || code : "It failed for an unknown reason.";
  }
}
