import { describe, it } from "vitest";
import { figures } from "@/prisma/testing/chaos/figures";
import { randomFrom } from "@/prisma/testing/chaos/random";
import { walkUnderKills } from "@/prisma/testing/chaos/under-kills";
import { expectPaidOnce, isComplete, releaseForCrowd, setClockGoing } from "@/prisma/testing/chaos/crowd";

const databaseUrl = process.env["DATABASE_URL"] ?? "";
const half = Math.ceil(figures.workerKills / 2);

describe.each(figures.seeds)("workers killed with kill -9 (seed %i)", (seed) => {
  it.each([
    { workers: 1, kills: half },
    { workers: 2, kills: figures.workerKills - half },
  ])(
    "$workers at once, $kills kills: every item posted exactly once, and nobody unlocks anything",
    { timeout: figures.testMaxMs },
    async ({ workers, kills }) => {
      const random = randomFrom(seed * 1_000 + workers);
      const budget = { kills };
      do {
        const crowd = await releaseForCrowd(figures.itemsPerBatch);
        await setClockGoing(crowd);
        await walkUnderKills({ databaseUrl, random, budget, workers }, () => isComplete(crowd));
        await expectPaidOnce(crowd);
      } while (budget.kills > 0);
    },
  );
});
