import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programOf } from "@/app/docs/samples/first-batch";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { prisma } from "@/lib/db/client";
import { makeKey } from "@/prisma/factories/business";
import { makeClient } from "@/prisma/testing/api";
import { serveApi } from "@/prisma/testing/api-server";
import { type ApiWorld, makeApiWorld } from "@/prisma/testing/api-world";

const root = path.resolve(import.meta.dirname, "../../..");
const isThere = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;
const PROGRAM_MAX_MS = 60_000;

let world: ApiWorld;
let server: Awaited<ReturnType<typeof serveApi>>;
let folder: string;
let secret: string;
let working = true;
let worker: Promise<void>;

beforeAll(async () => {
  world = await makeApiWorld();
  ({ secret } = await makeClient(world.payroll));
  server = await serveApi();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-samples-"));
  // The worker of this world: the programs move its clock and wait for what falls due.
  worker = (async () => {
    while (working) {
      await runUntilIdle(world.payroll.businessId);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
});

afterAll(async () => {
  working = false;
  await worker;
  await server.close();
  await fs.rm(folder, { recursive: true, force: true });
});

/** Runs a program of the guide; what it printed. */
async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PAYDOWN_URL: server.url, PAYDOWN_KEY: secret },
    timeout: PROGRAM_MAX_MS,
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code, printed).toBe(0);
  return printed;
}

async function write(name: string, program: string): Promise<string> {
  const file = path.join(folder, name);
  await fs.writeFile(file, program);
  return file;
}

const batches = () =>
  prisma.batch.findMany({ where: { businessId: world.payroll.businessId, status: "complete", valid: true } });

describe("the guide “From first borrower to first batch” runs to its end", () => {
  it("in TypeScript, with the client", async () => {
    const before = (await batches()).length;
    const program = programOf("typescript").replace("./lib/client", path.join(root, "lib/client"));
    const printed = await run(process.execPath, ["--import", "tsx", await write("first-batch.mts", program)]);
    expect(printed.trim()).toBe("complete");
    expect((await batches()).length).toBeGreaterThan(before);
  });

  it.skipIf(!isThere("python3"))("in Python", async () => {
    expect((await run("python3", [await write("first_batch.py", programOf("python"))])).trim()).toBe(
      "complete",
    );
  });

  it.skipIf(!isThere("curl"))("with curl", async () => {
    const file = await write("first-batch.sh", `set -euo pipefail\n${programOf("curl")}`);
    expect((await run("bash", [file])).trim()).toBe("complete");
  });
});

/** What the Python of the documents' first guide takes for granted: a `request`, and a table of Borrowers of one. */
const prelude = `
import json, types, urllib.request

def request(method, url, json=None, headers=None):
    body = None if json is None else __import__("json").dumps(json).encode()
    asked = urllib.request.Request(url, method=method, data=body,
                                   headers={**(headers or {}), "Content-Type": "application/json"})
    with urllib.request.urlopen(asked) as answered:
        return __import__("json").load(answered)

class Borrowers:
    saved = None
    @classmethod
    def get(cls, _):
        return types.SimpleNamespace(payitoff_id=cls.saved["id"])
`;

it.skipIf(!isThere("python3"))(
  "runs the Python of the documents' first guide, its host changed",
  async () => {
    const key = "LIVELONGANDPROSPER";
    const { businessId, owner } = world.payroll;
    await makeKey({
      businessId,
      secret: key,
      name: "Sandbox",
      scopes: ["read", "write"],
      madeBy: owner.userId,
    });
    const api = `${server.url}/api/v1`;
    const program = `${prelude}
URL = "${api}/borrowers"
headers = {"Authorization": "Bearer ${key}"}
payload = {
  "borrower": {
    "first_name": "James",
    "last_name": "Kirk"
  }
}

response = request("POST", URL, json=payload, headers=headers)
Borrowers.saved = response

URL = "${api}/borrowers/{id}"
borrower = Borrowers.get(123)
url = URL.format(id=borrower.payitoff_id)
headers = {"Authorization": "Bearer ${key}"}
payload = {
  "borrower": {
    "agi": 35000,
    "filing_status": "single",
    "family_size": 1,
    "state_of_residence": "NY"
  }
}

response = request("PUT", url, json=payload, headers=headers)
print(json.dumps(response))
`;
    const updated = JSON.parse(await run("python3", [await write("guide.py", program)])) as object;
    expect(updated).toMatchObject({
      first_name: "James",
      last_name: "Kirk",
      financial_details: { agi: 35000, filing_status: "single", family_size: 1, state_of_residence: "NY" },
    });
  },
);
