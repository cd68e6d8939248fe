import { expect } from "vitest";
import { figures } from "./figures";
import type { Random } from "./random";
import { openWire } from "./wire";
import { startWorker } from "./worker-process";

/** A step is some nine statements: a kill falls into one of the next few steps, or between two. */
const STATEMENTS_TO_KILL_MAX = 24;
const COMPLETE_MAX_MS = 60_000;
const LOOK_AGAIN_MS = 50;

export type Budget = { kills: number };

type Under = { databaseUrl: string; random: Random; budget: Budget; workers: number };

/** Keeps one worker going, killing it at a random statement while there are kills left. Ends when the work is done. */
async function keepKilling(
  { databaseUrl, random, budget }: Under,
  over: { is: boolean; happens: Promise<void> },
  started: { at: number },
): Promise<void> {
  while (!over.is) {
    const wire = await openWire(databaseUrl);
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
    // All was done before its statement came: that kill is for the next round.
    if (isCounted) budget.kills += 1;
    worker.kill();
    await worker.ended;
    await wire.close();
  }
}

/** Lets real workers do what is due, killing them as they do; done within 60 s of the last start, or the proof fails. */
export async function walkUnderKills(under: Under, isDone: () => Promise<boolean>): Promise<void> {
  let tellOver: () => void = () => undefined;
  const over = { is: false, happens: new Promise<void>((resolve) => (tellOver = resolve)) };
  const started = { at: Date.now() };
  const slots = Array.from({ length: under.workers }, () => keepKilling(under, over, started));
  try {
    await expect
      .poll(async () => (await isDone()) || Date.now() - started.at > COMPLETE_MAX_MS, {
        interval: LOOK_AGAIN_MS,
        timeout: figures.testMaxMs,
      })
      .toBe(true);
    expect(await isDone(), "done within 60 s of the last start").toBe(true);
  } finally {
    over.is = true;
    tellOver();
    await Promise.all(slots);
  }
}
