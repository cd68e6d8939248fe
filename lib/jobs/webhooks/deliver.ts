import { env } from "@/lib/env";
import { poster } from "@/lib/webhooks/post";
import type { Sleeper } from "../sleeper";
import { targetsWithDue } from "@/lib/db/webhooks/deliveries";
import { log } from "@/lib/log";
import { type LaneOptions, runLane } from "./lane";

/**
 * Starts a lane for each endpoint for which something is due and which has none in this process; those it started before go on.
 * `settled` waits for all of them.
 */
export function deliverer(
  options: Omit<LaneOptions, "random"> & { random?: () => number; businessId?: string },
) {
  const lanes = new Map<string, Promise<void>>();
  const laneOptions = { random: Math.random, ...options };

  function start(target: Parameters<typeof runLane>[0]): void {
    if (lanes.has(target.id)) return;
    const lane = runLane(target, laneOptions)
      .catch((error: unknown) =>
        log.warn({ error, endpoint: target.id }, "webhooks could not be delivered; they are taken up again"),
      )
      .finally(() => lanes.delete(target.id));
    lanes.set(target.id, lane);
  }

  return {
    async look(): Promise<number> {
      if (options.stopping()) return 0;
      const targets = await targetsWithDue(options.businessId);
      for (const target of targets) start(target);
      return targets.length;
    },
    async settled(): Promise<void> {
      await Promise.all(lanes.values());
    },
  };
}

const POLL_MS = 1_000;
/** A thousand changes a second wake us a thousand times; looking so often would find the same. */
const LOOK_APART_MS = 20;

/** Delivers webhooks until `stopping`: woken by whoever wrote an event, or once a second for what is tried again. */
export async function deliverWebhooks(of: { sleeper: Sleeper; stopping: () => boolean }): Promise<void> {
  const post = poster({ live: env.PAYDOWN_MODE === "live" });
  const lanes = deliverer({ poster: post, stopping: of.stopping });
  while (!of.stopping()) {
    try {
      await lanes.look();
    } catch (error) {
      log.warn({ error }, "webhooks that are due could not be looked for; it is tried again");
    }
    await of.sleeper.sleep(POLL_MS);
    await new Promise((resolve) => setTimeout(resolve, LOOK_APART_MS));
  }
  await lanes.settled();
  post.close();
}
