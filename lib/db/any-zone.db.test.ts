import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { inUtc } from "./any-zone";

// Before the first connection of ours: every session of this database begins far from UTC, as behind a pooler that keeps none
// of our settings.
const admin = new pg.Client({ connectionString: process.env["DATABASE_URL"] ?? "" });
await admin.connect();
await admin.query(
  `ALTER DATABASE ${admin.escapeIdentifier(admin.database ?? "")} SET TimeZone = 'Pacific/Auckland'`,
);
await admin.end();

const { prisma } = await import("./client");
const { inTransaction } = await import("./transaction");
const { day } = await import("@/lib/domain/days");
const { makeEmployee, makePayroll, makeBatch, walkTo } = await import("@/prisma/factories/payroll");
const { datesOf, expectTrueBooks, stateOf } = await import("@/prisma/testing/books");
const { makeClient } = await import("@/prisma/testing/api");
const { instant, streamCsv } = await import("./csv/export");
const { sql } = await import("./sql");

const summer = new Date("2026-07-01T12:34:56.789Z");
const winter = new Date("2026-01-01T00:00:00.000Z");

beforeAll(async () => {
  const [row] = await prisma.$queryRaw<{ TimeZone: string }[]>`SHOW TimeZone`;
  expect(row).toEqual({ TimeZone: "Pacific/Auckland" });
});

describe("an instant, in a session of another time zone", () => {
  it("is written and read as it is, by models, in SQL, in lists, in transactions", async () => {
    const { businessId } = await makePayroll(day("2026-11-23"));
    const clock = { where: { businessId } };
    await prisma.businessClock.update({ ...clock, data: { now: summer } });
    expect((await prisma.businessClock.findUniqueOrThrow(clock)).now).toEqual(summer);
    expect(
      await prisma.businessClock.count({ where: { businessId, now: { lte: summer, gte: summer } } }),
    ).toBe(1);
    expect(await prisma.businessClock.count({ where: { businessId, now: { in: [winter, summer] } } })).toBe(
      1,
    );
    const read = await inTransaction(async (tx) => {
      await tx.$executeRaw`UPDATE business_clock SET now = ${winter} WHERE business_id = ${businessId}::uuid`;
      return tx.$queryRaw<{ now: Date; text: string; both: Date[] }[]>`
        SELECT now, (now AT TIME ZONE 'UTC')::text AS text, ARRAY[now, ${summer}::timestamptz] AS both
          FROM business_clock WHERE business_id = ${businessId}::uuid`;
    });
    expect(read).toEqual([{ now: winter, text: "2026-01-01 00:00:00", both: [winter, summer] }]);
  });

  it("moves a batch on its days and leaves true books", async () => {
    const payroll = await makePayroll(day("2026-11-23"));
    const { businessId } = payroll;
    const batchId = await makeBatch(payroll, [{ to: await makeEmployee(businessId), amount: "150.00" }]);
    expect(await datesOf(businessId, batchId)).toEqual([
      "2026-11-24",
      "2026-11-27",
      "2026-11-30",
      "2026-12-01",
    ]);
    await walkTo(businessId, "2026-11-23", "17:29:59");
    expect((await stateOf(businessId, batchId)).debit).toBe("scheduled");
    await walkTo(businessId, "2026-11-23", "17:30:00");
    expect((await stateOf(businessId, batchId)).debit).toBe("sent");
    await walkTo(businessId, "2026-12-01");
    expect((await stateOf(businessId, batchId)).status).toBe("complete");
    const client = await makeClient(payroll);
    const { data } = (await client.get("/batch_payments")).json as { data: { created_at: string }[] };
    expect(data.map((one) => one.created_at)).toEqual(["2026-11-23T14:00:00.000Z"]);
    await expectTrueBooks(businessId);
  });

  it("is exported in UTC", async () => {
    const body = await streamCsv(
      [instant("at", sql`t.at`)],
      sql`FROM (SELECT ${summer}::timestamptz AS at) t`,
    );
    expect(await new Response(body).text()).toBe("at\n2026-07-01T12:34:56Z\n");
  });
});

describe("a time as PostgreSQL writes it", () => {
  it.each([
    ["2026-11-23 14:00:00+00", "2026-11-23 14:00:00+00"],
    ["2026-11-23 09:00:00.123456-05", "2026-11-23 14:00:00.123456+00"],
    ["2026-11-24 03:00:00.5+13", "2026-11-23 14:00:00.5+00"],
    ["2026-07-01 18:04:56+05:30", "2026-07-01 12:34:56+00"],
    ["1883-11-18 12:03:58-04:56:02", "1883-11-18 17:00:00+00"],
    ["infinity", "infinity"],
    ['{"2026-11-23 09:00:00-05",NULL}', '{"2026-11-23 14:00:00+00",NULL}'],
  ])("%s is %s", (written, utc) => {
    expect(inUtc(written)).toBe(utc);
  });
});
