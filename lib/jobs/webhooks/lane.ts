import { realNow } from "@/lib/clock";
import {
  type HeldDelivery,
  holdDeliveries,
  noteHealth,
  type Target,
  type TryOutcome,
  writeOutcomes,
} from "@/lib/db/webhooks/deliveries";
import { nextTry } from "@/lib/domain/webhooks/backoff";
import { disableIfDead } from "@/lib/operations/webhooks/disable-endpoint";
import type { Poster } from "@/lib/webhooks/post";
import { signedHeaders } from "@/lib/webhooks/sign";
import { webhookBody } from "@/lib/schemas/webhooks/event";

/** At once to one endpoint by one worker; to one that has been failing, fewer: it must not keep sockets from the others. */
const AT_ONCE = 48;
const AT_ONCE_WHILE_FAILING = 4;

/** Outcomes are written together once this long has passed since the first of them, or when nothing else can be begun. */
const GATHER_MS = 10;

export type LaneOptions = { poster: Poster; stopping: () => boolean; random: () => number };

/**
 * Delivers to one endpoint until nothing is due there. Endpoints have lanes of their own, so that a slow one waits for itself
 * only. What is held is being tried, never merely queued: a lease covers one try.
 */
export async function runLane(first: Target, options: LaneOptions): Promise<void> {
  const flying = new Map<string, Promise<void>>();
  let landed: TryOutcome[] = [];
  let target = first;
  for (;;) {
    const atOnce = target.failingSince === null ? AT_ONCE : AT_ONCE_WHILE_FAILING;
    const free = options.stopping() ? 0 : atOnce - flying.size;
    const held = free > 0 ? await holdDeliveries(target, free) : [];
    for (const one of held) {
      const landing = tryOnce(target, one, options).then((outcome) => {
        landed.push(outcome);
        flying.delete(one.id);
      });
      flying.set(one.id, landing);
    }
    if (flying.size === 0 && landed.length === 0) return;
    if (landed.length === 0) await Promise.race(flying.values());
    if (flying.size > 0) await Promise.race([Promise.all(flying.values()), pause(GATHER_MS)]);
    const written = landed;
    landed = [];
    await writeOutcomes(target.businessId, written);
    target = {
      ...target,
      failingSince: await noteHealth(
        target,
        written.some((one) => one.delivered),
      ),
    };
    if (target.failingSince !== null && (await disableIfDead(target)))
      options = { ...options, stopping: () => true };
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function tryOnce(
  target: Target,
  held: HeldDelivery,
  { poster, random }: LaneOptions,
): Promise<TryOutcome> {
  const at = realNow();
  const body = webhookBody(held.event);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Paydown-Webhooks/1",
    ...signedHeaders({ id: held.event.id, at, body, secrets: held.secrets }),
  };
  const answered = await poster.post({ url: target.url, headers, body });
  const { statusCode } = answered;
  const delivered = statusCode !== null && statusCode >= 200 && statusCode < 300;
  const { giveUpAt } = held;
  const again = () => nextTry({ tries: held.tries + 1, now: realNow(), giveUpAt, random: random() });
  return {
    id: held.id,
    token: held.token,
    delivered,
    nextTryAt: delivered ? null : again(),
    at,
    ...answered,
  };
}
