import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasCluster, openCluster, query } from "./cluster.mjs";

let dir: string;

beforeEach(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), "paydown-cluster-"));
});

afterEach(() => fs.rm(dir, { recursive: true, force: true }));

const pidFile = (): string => path.join(dir, "data", "postmaster.pid");

async function serverPid(): Promise<number> {
  const [first] = (await fs.readFile(pidFile(), "utf8")).split("\n");
  return Number.parseInt(first ?? "", 10);
}

/** Another command of ours that has the server open. */
async function otherCommand(): Promise<ReturnType<typeof spawn>> {
  const code = `
    const { openCluster } = await import(${JSON.stringify(path.resolve("bin/lib/database/cluster.mjs"))});
    const cluster = await openCluster(${JSON.stringify(dir)});
    process.once("SIGTERM", () => cluster.stop().then(() => process.exit()));
    process.stdout.write("open");
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

/** PostgreSQL takes its lock file away as the last thing it does. */
const hasStopped = (): Promise<boolean> =>
  fs.access(pidFile()).then(
    () => false,
    () => true,
  );

async function end(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}

describe("the embedded server", () => {
  it("is known to be there, also where its user cannot enter the folder", async () => {
    const closed = path.join(dir, "closed");
    const inner = path.join(closed, "postgres");
    await fs.mkdir(closed, { mode: 0o700 });
    expect([await hasCluster(dir), await hasCluster(inner)]).toEqual([false, false]);
    const cluster = await openCluster(inner);
    await cluster.stop();
    expect([await hasCluster(dir), await hasCluster(inner)]).toEqual([false, true]);
    const elsewhere = await fs.readFile(path.join(inner, "elsewhere"), "utf8").catch(() => null);
    if (elsewhere !== null) await fs.rm(elsewhere, { recursive: true });
  });

  it("keeps its data from one start to the next", async () => {
    const first = await openCluster(dir);
    await query(first.url("postgres"), "create table kept as select 42 as answer");
    await first.stop();
    const second = await openCluster(dir);
    const rows: unknown = await query(second.url("postgres"), "select answer from kept");
    await second.stop();
    expect(rows).toEqual([{ answer: 42 }]);
    expect(second.adopted).toBe(false);
  });

  it("is adopted when it outlived a kill, and stopped by its new owner", async () => {
    const other = await otherCommand();
    const pid = await serverPid();
    await end(other, "SIGKILL");
    const cluster = await openCluster(dir);
    expect(cluster.adopted).toBe(true);
    expect(await serverPid()).toBe(pid);
    await cluster.stop();
    expect(await hasStopped()).toBe(true);
  });

  it("is left to the command that still uses it", async () => {
    const cluster = await openCluster(dir);
    const other = await otherCommand();
    await cluster.stop();
    expect(await hasStopped()).toBe(false);
    await end(other, "SIGTERM");
    expect(await hasStopped()).toBe(true);
  });

  it("starts over a lock file whose process is somebody else's by now", async () => {
    await (await openCluster(dir)).stop();
    await fs.writeFile(pidFile(), `${process.pid}\n${dir}/data\n1\n5432\n\n127.0.0.1\n\nready   \n`);
    const cluster = await openCluster(dir);
    expect(cluster.adopted).toBe(false);
    await cluster.stop();
  });

  it("is started again under its old address while it is watched, and not after", async () => {
    const cluster = await openCluster(dir);
    const told: unknown[] = [];
    cluster.watch((what: unknown) => told.push(what));
    const url = cluster.url("postgres");
    await query(url, "create table kept as select 42 as answer");
    process.kill(await serverPid(), "SIGKILL");
    const answer = () => query(url, "select answer from kept").catch(() => null);
    await expect.poll(answer, { timeout: 30_000 }).toEqual([{ answer: 42 }]);
    await cluster.stop();
    expect(await hasStopped()).toBe(true);
    expect(told).toEqual([
      "PostgreSQL ended and is started again.",
      "PostgreSQL runs again; nothing was lost.",
    ]);
  });

  it("recovers when it was killed itself", async () => {
    const first = await openCluster(dir);
    await query(first.url("postgres"), "create table kept as select 42 as answer");
    process.kill(await serverPid(), "SIGKILL");
    await first.stop();
    const second = await openCluster(dir);
    const rows: unknown = await query(second.url("postgres"), "select answer from kept");
    await second.stop();
    expect(rows).toEqual([{ answer: 42 }]);
  });
});
