import pg from "pg";
import { describe, expect, it } from "vitest";
import { health } from "@/lib/api/health";
import { isDatabaseAway } from "@/lib/db/away";
import { prisma } from "@/lib/db/client";
import { beat } from "@/lib/db/work/heartbeat";
import { inTransaction } from "@/lib/db/transaction";
import { answerTo } from "./answer";

describe("what was thrown", () => {
  it("is 503 while the database is away", async () => {
    const nobody = new pg.Client({ connectionString: "postgresql://x@127.0.0.1:1/x" });
    const refused = await nobody.connect().catch((error: unknown) => error);
    const cut = await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    }).catch((error: unknown) => error);
    for (const error of [refused, cut]) {
      expect([error, isDatabaseAway(error)]).toEqual([error, true]);
      const answer = answerTo(error, "GET /x");
      expect([answer.status, answer.headers?.["retry-after"]]).toEqual([503, "1"]);
    }
  });

  it("is 500 with a reference and nothing of ours for a fault", async () => {
    const fault = await prisma.$queryRaw`SELECT secret FROM nowhere`.catch((error: unknown) => error);
    expect(isDatabaseAway(fault)).toBe(false);
    const answer = answerTo(fault, "GET /x");
    expect(answer.status).toBe(500);
    expect(answer.text).toMatch(/reference [0-9a-f]{8}\./);
    expect(answer.text).not.toMatch(/SELECT|nowhere|secret|prisma/i);
  });
});

describe("health", () => {
  it("is 200 only while a worker beats", async () => {
    await prisma.installation.deleteMany({ where: { key: "worker_seen_at" } });
    expect((await health()).status).toBe(503);
    await beat();
    const well = await health();
    expect([well.status, await well.json()]).toEqual([200, { status: "ok", database: "ok", worker: "ok" }]);
  });
});
