import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { addDays, day, instantAt } from "@/lib/domain/days";
import { makeEmployee, makeBatch, makePayroll } from "@/prisma/factories/payroll";
import { clean } from "./housekeeping";

it("throws away sessions, links and counters whose time is over, and no others", async () => {
  const { owner } = await makePayroll(day("2026-11-23"));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const session = (days: number) =>
    prisma.userSession.create({ data: { userId: owner.userId, expiresAt: inDays(days) } });
  const link = (days: number) =>
    prisma.oneTimeLink.create({
      data: { tokenHash: randomUUID(), userId: owner.userId, purpose: "reset", expiresAt: inDays(days) },
    });
  const counter = (days: number | null) =>
    prisma.rateLimit.create({
      data: { key: randomUUID(), points: 1, expire: days === null ? null : BigInt(inDays(days).getTime()) },
    });
  const open = await session(1);
  await session(-1);
  const links = [await link(1), await link(-29)];
  await link(-31);
  const counters = [await counter(1), await counter(null)];
  await counter(-1);
  await clean();
  const sessions = await prisma.userSession.findMany({ where: { userId: owner.userId } });
  expect(sessions.map((row) => row.id)).toEqual([open.id]);
  const left = await prisma.oneTimeLink.findMany({ where: { userId: owner.userId } });
  expect(left.map((row) => row.tokenHash).sort()).toEqual(links.map((row) => row.tokenHash).sort());
  const counted = await prisma.rateLimit.findMany();
  expect(counted.map((row) => row.key).sort()).toEqual(counters.map((row) => row.key).sort());
});

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
