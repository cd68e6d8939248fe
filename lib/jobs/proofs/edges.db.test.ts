import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { day } from "@/lib/domain/days";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { makeBatch, makeEmployee, makePayroll, walkTo } from "@/prisma/factories/payroll";
import { datesOf, expectTrueBooks, stateOf } from "@/prisma/testing/books";

/** Released then; the file closes at this instant (UTC); D1, D3, D4, D5. */
const edges = [
  [
    "an ordinary second before the cut-off",
    "2026-11-23 17:29:59",
    "2026-11-23T22:30:00Z",
    "11-24 11-27 11-30 12-01",
  ],
  ["the very cut-off is late", "2026-11-23 17:30:00", "2026-11-24T22:30:00Z", "11-25 11-30 12-01 12-02"],
  [
    "the last standard-time file before clocks go forward",
    "2026-03-06 17:29:59",
    "2026-03-06T22:30:00Z",
    "03-09 03-11 03-12 03-13",
  ],
  [
    "too late for it: the first daylight-time file",
    "2026-03-06 17:30:00",
    "2026-03-09T21:30:00Z",
    "03-10 03-12 03-13 03-16",
  ],
  [
    "in the hour that does not exist",
    "2026-03-08 02:30:00",
    "2026-03-09T21:30:00Z",
    "03-10 03-12 03-13 03-16",
  ],
  [
    "a daylight-time second before the cut-off",
    "2026-03-09 17:29:59",
    "2026-03-09T21:30:00Z",
    "03-10 03-12 03-13 03-16",
  ],
  [
    "the last daylight-time file before clocks go back",
    "2026-10-30 17:29:59",
    "2026-10-30T21:30:00Z",
    "11-02 11-04 11-05 11-06",
  ],
  [
    "too late for it: the first standard-time file",
    "2026-10-30 17:30:00",
    "2026-11-02T22:30:00Z",
    "11-03 11-05 11-06 11-09",
  ],
  ["in the hour that comes twice", "2026-11-01 01:30:00", "2026-11-02T22:30:00Z", "11-03 11-05 11-06 11-09"],
  ["over Veterans Day", "2026-11-06 12:00:00", "2026-11-06T22:30:00Z", "11-09 11-12 11-13 11-16"],
  [
    "the evening before Thanksgiving",
    "2026-11-25 17:30:00",
    "2026-11-27T22:30:00Z",
    "11-30 12-02 12-03 12-04",
  ],
  ["on Thanksgiving", "2026-11-26 09:00:00", "2026-11-27T22:30:00Z", "11-30 12-02 12-03 12-04"],
  ["Christmas Eve in time", "2026-12-24 17:29:59", "2026-12-24T22:30:00Z", "12-28 12-30 12-31 01-04"],
  ["Christmas Eve too late", "2026-12-24 17:30:00", "2026-12-28T22:30:00Z", "12-29 12-31 01-04 01-05"],
  ["on Christmas", "2026-12-25 09:00:00", "2026-12-28T22:30:00Z", "12-29 12-31 01-04 01-05"],
  [
    "the Friday before a Saturday Juneteenth is open",
    "2027-06-18 17:29:59",
    "2027-06-18T21:30:00Z",
    "06-21 06-23 06-24 06-25",
  ],
  ["and closes like any other", "2027-06-18 17:30:00", "2027-06-21T21:30:00Z", "06-22 06-24 06-25 06-28"],
] as const;

async function releasedAt(when: string) {
  const [on = "", time] = when.split(" ");
  const payroll = await makePayroll(day("2026-01-02"));
  const { businessId } = payroll;
  await walkTo(businessId, on, time);
  const batchId = await makeBatch(payroll, [{ to: await makeEmployee(businessId), amount: "150.00" }]);
  return { payroll, businessId, batchId };
}

/** What the batch is a second before a moment, and at it. */
async function around(businessId: string, batchId: string, on: string, before: string, at: string) {
  await walkTo(businessId, on, before);
  const earlier = await stateOf(businessId, batchId);
  await walkTo(businessId, on, at);
  return [earlier, await stateOf(businessId, batchId)].map(
    ({ status, debit, items }) => `${status}, ${debit}, ${items.join(" ")}`,
  );
}

describe.each(edges)("%s: released %s", (_, when, closes, expected) => {
  it(`takes every step at its second, on ${expected}`, async () => {
    const { businessId, batchId } = await releasedAt(when);
    const work = await prisma.dueWork.findFirstOrThrow({ where: { businessId, kind: "file_closes" } });
    expect(work.dueAt).toEqual(new Date(closes));
    const [debit = "", sent = "", effective = "", confirmed = ""] = await datesOf(businessId, batchId);
    expect([debit, sent, effective, confirmed].map((on) => on.slice(5)).join(" ")).toBe(expected);
    const seen = [
      ...(await around(businessId, batchId, closes.slice(0, 10), "17:29:59", "17:30:00")),
      ...(await around(businessId, batchId, debit, "08:30:00", "08:30:01")),
      ...(await around(businessId, batchId, sent, "08:59:59", "09:00:00")),
      ...(await around(businessId, batchId, effective, "08:30:00", "08:30:01")),
      ...(await around(businessId, batchId, confirmed, "08:30:01", "08:30:02")),
    ];
    expect(seen).toEqual([
      ...["pending, scheduled, pending", "pending, sent, pending"],
      ...["pending, sent, pending", "pending, settled, pending"],
      ...["pending, settled, pending", "pending, settled, sent"],
      ...["pending, settled, sent", "unreconciled, settled, sent"],
      ...["unreconciled, settled, sent", "complete, settled, posted"],
    ]);
    await expectTrueBooks(businessId);
  });
});

describe("a recall", () => {
  it.each([
    ["2026-03-09", "17:29:59", "recalled"],
    ["2026-03-09", "17:30:00", "sent"],
    ["2026-11-02", "17:29:59", "recalled"],
    ["2026-11-02", "17:30:00", "sent"],
  ])("after a change of clocks, on %s at %s: %s", async (on, time, expected) => {
    const { payroll, businessId, batchId } = await releasedAt(`${on} 09:00:00`);
    await walkTo(businessId, on, time);
    const recall = recallBatch(payroll.approver, { id: batchId });
    if (expected === "recalled") await recall;
    else await expect(recall).rejects.toMatchObject({ code: "conflict" });
    expect((await stateOf(businessId, batchId)).debit).toBe(expected);
  });
});
