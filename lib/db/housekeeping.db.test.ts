import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { addDays, day, instantAt } from "@/lib/domain/days";
import { makeEmployee, makeBatch, makePayroll } from "@/prisma/factories/payroll";
import { clean } from "./housekeeping";

it("keeps what it must: keys for 24 hours, refused batches for 90 days, all others for good", async () => {
  const today = day("2026-11-23");
  const { businessId, ...payroll } = await makePayroll(today);
  const old = await makeBatch({ businessId, ...payroll }, [
    { to: await makeEmployee(businessId), amount: "1.00" },
  ]);
  await prisma.businessClock.update({
    where: { businessId },
    data: { now: instantAt(addDays(today, 200), "09:00") },
  });
  const refused = (daysAgo: number) =>
    prisma.batch.create({
      data: {
        businessId,
        valid: false,
        status: "complete",
        holdsReference: false,
        numberOfPayments: 0,
        totalAmount: "0.00",
        errors: ["planted"],
        rawParams: "{}",
        createdAt: instantAt(addDays(today, 200 - daysAgo), "09:00"),
      },
    });
  const kept = await refused(90);
  await refused(91);
  const key = (hoursAgo: number) =>
    prisma.idempotencyKey.create({
      data: {
        businessId,
        method: "POST",
        path: "/x",
        key: randomUUID(),
        requestHash: "x",
        lockedUntil: new Date(),
        createdAt: new Date(Date.now() - hoursAgo * 3_600_000),
      },
    });
  const fresh = await key(24);
  await key(49);
  await clean();
  const batches = await prisma.batch.findMany({ where: { businessId }, select: { id: true } });
  expect(batches.map((row) => row.id).sort()).toEqual([old, kept.id].sort());
  const keys = await prisma.idempotencyKey.findMany({ where: { businessId } });
  expect(keys.map((row) => row.key)).toEqual([fresh.key]);
});
