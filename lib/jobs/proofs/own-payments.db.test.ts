import { describe, expect, it, vi } from "vitest";

// Before anything reads the settings: a debit is an entry of a file, of which there may be one.
vi.hoisted(() => {
  process.env["PAYDOWN_RAIL"] = "nacha";
});

import { prisma } from "@/lib/db/client";
import { claimDueWork, type Claim, LeaseLost, underLease } from "@/lib/db/work/due-work";
import { figures } from "@/prisma/testing/chaos/figures";
import {
  expectDebitedOnce,
  isDebited,
  makeDue,
  type OwnCrowd,
  setOwnClockGoing,
} from "@/prisma/testing/chaos/own-crowd";
import { randomFrom } from "@/prisma/testing/chaos/random";
import { walkUnderKills } from "@/prisma/testing/chaos/under-kills";
import { walkTo } from "@/prisma/factories/payroll";
import { runNext, runUntilIdle } from "../run-due-work";
import { steps } from "../steps";

const BORROWERS = 10;
const AT_ONCE = 4;
const databaseUrl = process.env["DATABASE_URL"] ?? "";

type Step = "payments_close" | "payments_debit";

/** Does what is due up to the day's step of this kind, and takes that. */
async function claimStep({ businessId }: OwnCrowd, kind: Step): Promise<Claim> {
  for (;;) {
    const due = await claimDueWork(businessId);
    if (due?.kind === kind) return due;
    if (due === null) {
      if (!(await runNext(businessId))) throw new Error(`${kind} never falls due`);
      continue;
    }
    await underLease(due, (tx) => steps[due.kind](tx, due));
  }
}

const run = (claim: Claim): Promise<void> => underLease(claim, (tx) => steps[claim.kind](tx, claim));

/** As time does to a worker that stalls. */
async function letLeaseEnd(claim: Claim): Promise<void> {
  await prisma.dueWork.update({
    where: { businessId_id: { businessId: claim.businessId, id: claim.id } },
    data: { leaseUntil: new Date(0) },
  });
}

async function started(): Promise<OwnCrowd> {
  const crowd = await makeDue(BORROWERS);
  await setOwnClockGoing(crowd);
  return crowd;
}

describe("a day's due Payments are debited exactly once", () => {
  it.each<Step>(["payments_close", "payments_debit"])(
    "though the transaction of %s is aborted at its end, and runs again",
    async (kind) => {
      const crowd = await started();
      const claim = await claimStep(crowd, kind);
      const before = await prisma.ledgerTransfer.count({ where: { businessId: crowd.businessId } });
      const aborted = underLease(claim, async (tx) => {
        await steps[kind](tx, claim);
        throw new Error("the power went");
      });
      await expect(aborted).rejects.toThrow("the power went");
      expect(await prisma.ledgerTransfer.count({ where: { businessId: crowd.businessId } })).toBe(before);
      await letLeaseEnd(claim);
      await runUntilIdle(crowd.businessId);
      await expectDebitedOnce(crowd);
    },
  );

  it.each<Step>(["payments_close", "payments_debit"])(
    "though the worker of %s lost its lease to another, before that one and after it",
    async (kind) => {
      const crowd = await started();
      const stalled = await claimStep(crowd, kind);
      await letLeaseEnd(stalled);
      const other = await claimStep(crowd, kind);
      await expect(run(stalled)).rejects.toBeInstanceOf(LeaseLost);
      await run(other);
      await expect(run(stalled)).rejects.toBeInstanceOf(LeaseLost);
      await runUntilIdle(crowd.businessId);
      await expectDebitedOnce(crowd);
    },
  );

  it.each<Step>(["payments_close", "payments_debit"])(
    "though %s was taken for undone and is done again, by two at once",
    async (kind) => {
      const crowd = await started();
      await runUntilIdle(crowd.businessId);
      await prisma.dueWork.updateMany({
        where: { businessId: crowd.businessId, kind },
        data: { doneAt: null },
      });
      await Promise.all([runUntilIdle(crowd.businessId), runUntilIdle(crowd.businessId)]);
      await expectDebitedOnce(crowd);
    },
  );

  it(`by ${AT_ONCE} workers at once`, async () => {
    const crowd = await started();
    await Promise.all(Array.from({ length: AT_ONCE }, () => runUntilIdle(crowd.businessId)));
    // One that found the others at work went home: the rest is done by whoever is woken next.
    await walkTo(crowd.businessId, "2026-11-27", "12:00");
    await expectDebitedOnce(crowd);
  });

  it.each(figures.seeds)(
    `by workers killed with kill -9, ${figures.ownPaymentKills} kills (seed %i)`,
    { timeout: figures.testMaxMs },
    async (seed) => {
      const random = randomFrom(seed);
      const budget = { kills: figures.ownPaymentKills };
      do {
        const crowd = await started();
        await walkUnderKills({ databaseUrl, random, budget, workers: 2 }, () => isDebited(crowd));
        await expectDebitedOnce(crowd);
      } while (budget.kills > 0);
    },
  );
});
