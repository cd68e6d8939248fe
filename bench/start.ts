import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { anyFree } from "../bin/lib/ports.mjs";
import { inRoot } from "../bin/lib/paths.mjs";
import { cleanEnvironment } from "../bin/testing/environment.mjs";
import { milliseconds, type Row } from "./measure";

const READY_MAX_MS = 15_000;
const FIRST_START_MAX_MS = 300_000;
const POLL_MS = 50;
const READ_ONLY_MAX_KB = 160;
const FORM_MAX_KB = 230;
const BYTES_PER_KB = 1024;
const DEMO_PASSWORD = "paydown-demo";

type Pages = Record<"owner" | "e10002", readonly string[]>;

/** By who looks at them: pages that are only read. What ends in a slash goes on with an id. */
const readOnly: Pages = {
  owner: ["/overview", "/batch-payments", "/reports", "/source-accounts"],
  e10002: ["/my/loans", "/my/payments", "/my/accounts"],
};
/** Those with a form, a dialog that asks, or a grid. */
const withForm: Pages = {
  owner: [
    ...[
      "/batch-payments/new",
      "/batch-payments/drafts/",
      "/batch-payments/",
      "/approvals",
      "/employees",
      "/sandbox",
    ],
    ...["/exceptions", "/reconciliation", "/settings/team", "/settings/api-keys", "/settings/webhooks"],
  ],
  e10002: ["/my/payments/new", "/my/payments/series/new", "/my/autopay", "/my/accounts/new"],
};

type Server = { url: string; stop: () => Promise<void> };

async function isWell(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** `npm start` on a data folder, until it is well. */
async function start(dataDir: string): Promise<Server> {
  const port = await anyFree();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [inRoot("bin", "start.mjs")], {
    stdio: "ignore",
    env: {
      NODE_ENV: "production",
      ...cleanEnvironment(),
      PORT: `${port}`,
      PAYDOWN_DATA_DIR: dataDir,
      PAYDOWN_SANDBOX_DATE: "2026-11-23",
    },
  });
  const ended = once(child, "exit");
  const until = performance.now() + FIRST_START_MAX_MS;
  while (!(await isWell(url))) {
    if (child.exitCode !== null || performance.now() > until) throw new Error("npm start did not get ready");
    await wait(POLL_MS);
  }
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The cookies of a person of the demo who has signed in. */
async function signedIn({ url }: Server, email: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair);
    }
  };
  const cookies = () => [...jar.values()].join("; ");
  const csrf = await fetch(`${url}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }; // The shape that next-auth documents.
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: cookies(), origin: url },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD, csrfToken, callbackUrl: "/", json: "true" }),
  });
  keep(answer);
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookies();
}

/** Bytes, as they travel, of all scripts that a page names, those that its parts load on their own too. */
async function scriptBytes(server: Server, cookie: string, page: string): Promise<number> {
  const answer = await fetch(server.url + page, { headers: { cookie } });
  if (answer.url !== server.url + page || !answer.ok)
    throw new Error(`${page} was not shown: ${answer.status} ${answer.url}`);
  const html = (await answer.text()).replace(/<script[^>]*\snomodule[^>]*>/gi, "");
  const names = new Set(html.match(/static\/chunks\/[\w./~-]+?\.js/g) ?? []);
  if (names.size === 0) throw new Error(`${page} names no script`);
  const sizes = await Promise.all([...names].map((name) => compressed(`${server.url}/_next/${name}`)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function compressed(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  if (!answer.ok || answer.headers.get("content-encoding") !== "gzip")
    throw new Error(`${url} did not come compressed`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}

/** A file of one row becomes a draft; its id. */
async function newDraft({ url }: Server, cookie: string): Promise<string> {
  const body = new FormData();
  body.set("file", new File(["external_id,amount\nE10035,25.00\n"], "november.csv", { type: "text/csv" }));
  const answer = await fetch(`${url}/api/ui/drafts`, {
    method: "POST",
    headers: { cookie, origin: url },
    body,
  });
  if (!answer.ok) throw new Error(`no draft was made: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id; // The shape of our own route.
}

/** The address of a page: of the last batch or a new draft where an id is wanted. */
async function addressOf(server: Server, cookie: string, page: string): Promise<string> {
  if (page === "/batch-payments/drafts/") return page + (await newDraft(server, cookie));
  if (!page.endsWith("/")) return page;
  const list = await (await fetch(server.url + page.slice(0, -1), { headers: { cookie } })).text();
  const found = /\/batch-payments\/[0-9a-f-]{36}/.exec(list);
  if (!found) throw new Error("the list of batches names none");
  return found[0];
}

async function* scripts(server: Server): AsyncGenerator<Row> {
  const kinds = [
    { words: "Scripts of pages that are only read, gzip", pages: readOnly, most: READ_ONLY_MAX_KB },
    { words: "Scripts of pages with a form or a grid, gzip", pages: withForm, most: FORM_MAX_KB },
  ];
  for (const { words, pages, most } of kinds) {
    const sizes: number[] = [];
    for (const [name, list] of Object.entries(pages)) {
      const cookie = await signedIn(server, `${name}@acme.example`);
      for (const page of list) {
        const address = await addressOf(server, cookie, page);
        sizes.push((await scriptBytes(server, cookie, address)) / BYTES_PER_KB);
      }
    }
    const ours = Math.max(...sizes);
    yield { work: words, ours, floor: null, unit: "KB", bound: `at most ${most} KB`, kept: ours <= most };
  }
}

/** `npm start` a second time, and what its pages bring before anybody clicks. */
export async function* starts(): AsyncGenerator<Row> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-bench-start-"));
  let server: Server | null = null;
  try {
    await (await start(dataDir)).stop();
    const ours = await milliseconds(async () => (server = await start(dataDir)));
    yield {
      work: "A second npm start, until it is well",
      ours,
      floor: null,
      unit: "ms",
      bound: `at most ${READY_MAX_MS} ms`,
      kept: ours <= READY_MAX_MS,
    };
    if (server !== null) yield* scripts(server);
  } finally {
    await (server as Server | null)?.stop();
    await fs.rm(dataDir, { recursive: true, force: true });
  }
}
