import { describe, it } from "vitest";
import { prisma } from "@/lib/db/client";
import { addDays, dayOf, instantAt } from "@/lib/domain/days";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { makePayroll } from "@/prisma/factories/payroll";
import { figures } from "@/prisma/testing/chaos/figures";
import { type Random, randomFrom } from "@/prisma/testing/chaos/random";
import { Workers } from "@/prisma/testing/chaos/simulation/workers";
import { startOfWorld, World } from "@/prisma/testing/chaos/simulation/world";

const STEPS = 120;
const DAYS_TO_END = 60;

/** What may happen next, and how often in a hundred. */
function happenings(world: World, workers: Workers): [number, string, () => Promise<void>][] {
  return [
    [8, "a batch is released", () => world.release()],
    [14, "the clock is moved", () => world.moveClock()],
    [34, "a worker steps", () => workers.step()],
    [10, "two workers step at once", () => workers.stepTogether()],
    [5, "a worker stalls", () => workers.stall()],
    [5, "a stalled worker wakes", () => workers.wake()],
    [5, "a worker dies before its commit", () => workers.die()],
    [4, "the bank will return a debit", () => world.bankReturnsDebit()],
    [5, "a bank will return a credit", () => world.bankReturnsCredit()],
    [6, "a person acts", () => world.personActs()],
    [
      4,
      "a person acts while a worker steps",
      async () => void (await Promise.all([world.personActs(), workers.step()])),
    ],
  ];
}

function pickOne(random: Random, all: ReturnType<typeof happenings>): ReturnType<typeof happenings>[number] {
  let at = random.below(all.reduce((sum, [weight]) => sum + weight, 0));
  for (const one of all) {
    at -= one[0];
    if (at < 0) return one;
  }
  throw new RangeError("weights that do not add up");
}

async function live(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const payroll = await makePayroll(startOfWorld);
  const { businessId } = payroll;
  const world = new World(payroll, random);
  const workers = new Workers(businessId);
  const told: string[] = [];
  try {
    await world.release();
    for (let step = 0; step < STEPS; step++) {
      const [, what, happen] = pickOne(random, happenings(world, workers));
      told.push(what);
      await happen();
      await world.expectInvariants();
    }
    await workers.finish();
    await world.settleAll(async () => {
      const clock = await prisma.businessClock.findUniqueOrThrow({ where: { businessId } });
      const end = addDays(dayOf(clock.target ?? clock.now), DAYS_TO_END);
      await prisma.businessClock.update({
        where: { businessId },
        data: { target: instantAt(end, "18:00:00") },
      });
      await runUntilIdle(businessId);
    });
  } catch (error) {
    throw new Error(
      `simulation of seed ${seed}, after ${told.length} steps:\n${told.slice(-12).join("\n")}`,
      {
        cause: error,
      },
    );
  }
}

describe("bank, servicers, people, clock and two workers", () => {
  const seeds = Array.from({ length: figures.simulations }, (_, n) => n + 1);
  it.each(seeds)("hold every rule after every step (seed %i)", { timeout: figures.testMaxMs }, live);
});
