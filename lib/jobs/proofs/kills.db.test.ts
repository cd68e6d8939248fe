import { describe, expect, it } from "vitest";
import { figures } from "@/prisma/testing/chaos/figures";
import { type Random, randomFrom } from "@/prisma/testing/chaos/random";
import { openWire } from "@/prisma/testing/chaos/wire";
import { startWorker } from "@/prisma/testing/chaos/worker-process";
import {
  type Crowd,
  expectPaidOnce,
  isComplete,
  releaseForCrowd,
  setClockGoing,
} from "@/prisma/testing/chaos/crowd";

const url = process.env["DATABASE_URL"] ?? "";

/** A step is some nine statements: a kill falls into one of the next few steps, or between two. */
const STATEMENTS_TO_KILL_MAX = 24;
const COMPLETE_MAX_MS = 60_000;
const LOOK_AGAIN_MS = 50;

type Budget = { kills: number };

/** Keeps one worker going, killing it at a random statement while there are kills left. Ends when the batch is complete. */
async function keepKilling(
  random: Random,
  budget: Budget,
  over: { is: boolean; happens: Promise<void> },
  started: { at: number },
): Promise<void> {
  while (!over.is) {
    const wire = await openWire(url);
    const worker = startWorker(wire.url);
    started.at = Date.now();
    let isCounted = false;
    if (budget.kills > 0) {
      budget.kills -= 1;
      isCounted = true;
      const action = (): void => {
        isCounted = false;
        worker.kill();
      };
      wire.strikeAt({ after: random.below(STATEMENTS_TO_KILL_MAX), delivers: random.chance(50), action });
    }
    await Promise.race([worker.ended, over.happens]);
    // The batch was complete before its statement came: that kill is for the next batch.
    if (isCounted) budget.kills += 1;
    worker.kill();
    await worker.ended;
    await wire.close();
  }
}

async function walkUnderKills(crowd: Crowd, random: Random, budget: Budget, workers: number): Promise<void> {
  let tellOver: () => void = () => undefined;
  const over = { is: false, happens: new Promise<void>((resolve) => (tellOver = resolve)) };
  const started = { at: Date.now() };
  await setClockGoing(crowd);
  const slots = Array.from({ length: workers }, () => keepKilling(random, budget, over, started));
  try {
    await expect
      .poll(async () => (await isComplete(crowd)) || Date.now() - started.at > COMPLETE_MAX_MS, {
        interval: LOOK_AGAIN_MS,
        timeout: figures.testMaxMs,
      })
      .toBe(true);
    expect(await isComplete(crowd), "complete within 60 s of the last start").toBe(true);
  } finally {
    over.is = true;
    tellOver();
    await Promise.all(slots);
  }
}

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
        await walkUnderKills(crowd, random, budget, workers);
        await expectPaidOnce(crowd);
      } while (budget.kills > 0);
    },
  );
});
