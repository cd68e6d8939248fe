import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import { recordEvents } from "@/lib/db/events/record-events";
import { inTransaction } from "@/lib/db/transaction";
import { makeWaitingDue } from "@/lib/db/webhooks/endpoints";
import { deliverer } from "@/lib/jobs/webhooks/deliver";
import { addWebhook } from "@/lib/operations/webhooks/add-webhook";
import { poster } from "@/lib/webhooks/post";
import type { receiver } from "./receiver";

type Receiver = Awaited<ReturnType<typeof receiver>>;

/** An endpoint at a receiver that expects its signature. */
export async function listen(actor: UserActor, at: Receiver) {
  const { secret, ...endpoint } = await addWebhook(actor, { webhook: { url: at.url } });
  at.expectSecrets(secret);
  return { ...endpoint, secret };
}

/** Events of objects that take turns, so that each has several of them waiting; `n` numbers an object's own. */
export async function happen(businessId: string, events: number, objects = 1): Promise<void> {
  const ids = Array.from({ length: objects }, () => randomUUID());
  const made = Array.from({ length: events }, (_, n) => {
    const objectId = ids[n % objects] ?? "";
    const data = { id: objectId, n: Math.floor(n / objects) };
    return { type: "payment.updated" as const, objectId, data, borrowerFunds: false };
  });
  await inTransaction((tx) => recordEvents(tx, businessId, made));
}

/** Real time that a try may take here; a hang ends after it. */
const ANSWER_MS_MAX = 250;

/** `workers` deliver what is due until nothing waits any more; what failed is due again at once, as after a move of the clock. */
export async function deliverAll(
  businessId: string,
  workers: number,
  answerMsMax = ANSWER_MS_MAX,
): Promise<void> {
  const post = poster({ live: false }, answerMsMax);
  const all = Array.from({ length: workers }, () =>
    deliverer({ poster: post, stopping: () => false, businessId }),
  );
  for (;;) {
    await inTransaction((tx) => makeWaitingDue(tx, businessId));
    await Promise.all(all.map((worker) => worker.look()));
    await Promise.all(all.map((worker) => worker.settled()));
    const waiting = await prisma.webhookDelivery.count({
      where: { businessId, status: "waiting", endpoint: { status: "active" } },
    });
    if (waiting === 0) break;
  }
  post.close();
}

/** Delivers what is due now, once. */
export async function deliverDue(businessId: string): Promise<void> {
  const post = poster({ live: false }, ANSWER_MS_MAX);
  const worker = deliverer({ poster: post, stopping: () => false, businessId });
  await worker.look();
  await worker.settled();
  post.close();
}
