import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { answersTo } from "@/lib/domain/bank/play-bank";
import { day } from "@/lib/domain/days";
import { env } from "@/lib/env";
import { writeBank } from "@/prisma/factories/bank";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { stateOf } from "@/prisma/testing/books";
import { putFilesOut, takeFilesIn } from "./bank-folders";

const folder = (way: "in" | "out", businessId: string) =>
  path.join(env.PAYDOWN_DATA_DIR, "ach", way, businessId);

/** As somebody left it a minute ago. */
async function drop(place: string, text: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, text);
  const before = new Date(Date.now() - 60_000);
  await utimes(place, before, before);
}

async function released() {
  const payroll = await makePayroll(day("2026-11-23"));
  await writeBank();
  const batchId = await makeBatch(payroll, [
    { to: await makeEmployee(payroll.businessId), amount: "150.00" },
  ]);
  return { ...payroll, batchId };
}

describe("the folders for SFTP", () => {
  it("hold a written file once, whole and readable by us alone; what is dropped is read and put away", async () => {
    const { businessId, batchId } = await released();
    await walkTo(businessId, "2026-11-25");
    await putFilesOut();
    await putFilesOut();
    const out = folder("out", businessId);
    expect(await readdir(out)).toEqual(["1842716093-2026-11-23-cut-off.ach"]);
    const place = path.join(out, "1842716093-2026-11-23-cut-off.ach");
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    const sent = await readFile(place, "utf8");
    const [entry] = await prisma.achEntry.findMany({ where: { businessId } });

    const inbox = folder("in", businessId);
    const answer = answersTo(sent, day("2026-11-25"), [{ trace: entry?.trace ?? "", returned: "R02" }]);
    await drop(path.join(inbox, "returns.ach"), answer);
    await drop(path.join(inbox, "half.ach.part"), answer);
    await drop(path.join(inbox, "picture.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    // Still being written.
    await writeFile(path.join(inbox, "late.ach"), answer);
    await takeFilesIn();
    expect((await readdir(inbox)).sort()).toEqual(["half.ach.part", "late.ach", "read", "refused"]);
    expect(await readdir(path.join(inbox, "read"))).toEqual(["returns.ach"]);
    expect((await readdir(path.join(inbox, "refused"))).sort()).toEqual([
      "picture.png",
      "picture.png.reason.txt",
    ]);
    expect((await stateOf(businessId, batchId)).debit).toBe("failed");
    const upload = await prisma.bankUpload.findFirstOrThrow({ where: { businessId } });
    expect(upload).toMatchObject({ readBy: "the folder", applied: 1 });
  });

  it("get a file once more, under its name and byte for byte, only where a kill came before the commit", async () => {
    const { businessId } = await released();
    await walkTo(businessId, "2026-11-24");
    const place = path.join(folder("out", businessId), "1842716093-2026-11-23-cut-off.ach");
    const killedBeforeCommit = () =>
      prisma.achFile.updateMany({ where: { businessId }, data: { deliveredAt: null } });
    await putFilesOut();
    const [text, put] = [await readFile(place, "utf8"), await stat(place)];
    await killedBeforeCommit();
    await putFilesOut();
    const after = await stat(place);
    expect([after.ino, after.mtimeMs]).toEqual([put.ino, put.mtimeMs]);
    // Fetched and taken away between the two: it comes again, to be known by its name.
    await killedBeforeCommit();
    await rm(place);
    await putFilesOut();
    expect(await readdir(path.dirname(place))).toEqual([path.basename(place)]);
    expect(await readFile(place, "utf8")).toBe(text);
    await rm(place);
    await putFilesOut();
    expect(await readdir(path.dirname(place))).toEqual([]);
  });

  it("read a business's files against its own traces only, and no folder of nobody", async () => {
    const mine = await released();
    await drop(path.join(folder("in", "00000000-0000-4000-8000-000000000000"), "x.csv"), "trace\n");
    await drop(path.join(env.PAYDOWN_DATA_DIR, "ach", "in", "notes", "x.csv"), "trace\n");
    await takeFilesIn();
    expect(await prisma.bankUpload.count({ where: { businessId: mine.businessId } })).toBe(0);
    expect(await readdir(path.join(env.PAYDOWN_DATA_DIR, "ach", "in", "notes"))).toEqual(["x.csv"]);
  });
});
