import { recordActivity } from "@/lib/db/activity";
import { readBusinessDay } from "@/lib/db/business-day";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import { inTransaction } from "@/lib/db/transaction";
import type { Target } from "@/lib/db/webhooks/deliveries";
import { giveUpWaiting, lockEndpoint } from "@/lib/db/webhooks/endpoints";
import { realNow } from "@/lib/clock";
import { formatInstant } from "@/lib/domain/days";
import { PAYDOWN } from "@/lib/domain/people/person";
import { disabledLetter } from "@/lib/domain/webhooks/letters";
import { linkTo } from "../links";

/** Real time without anything arriving after which an endpoint is switched off and its owners are told. */
const DEAD_AFTER_HOURS = 120;
const HOUR_MS = 3_600_000;

const isDead = (failingSince: Date | null, now: Date): boolean =>
  failingSince !== null && now.getTime() - failingSince.getTime() > DEAD_AFTER_HOURS * HOUR_MS;

/** Switches an endpoint off at which nothing has arrived for days, once, whoever sees it first. True if it is off. */
export async function disableIfDead(target: Target): Promise<boolean> {
  const now = realNow();
  if (!isDead(target.failingSince, now)) return false;
  const { businessId, id } = target;
  await inTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, businessId, id);
    // Somebody may have mended it, or switched it off, since we looked.
    if (endpoint?.status !== "active" || !endpoint.failingSince || !isDead(endpoint.failingSince, now))
      return;
    const since = formatInstant(endpoint.failingSince);
    await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: {
        status: "disabled",
        disabledAt: now,
        disabledReason: `Nothing has arrived there since ${since}.`,
      },
    });
    const waiting = await giveUpWaiting(tx, businessId, id);
    const business = await readBusinessDay(businessId, tx);
    await recordActivity(tx, business, {
      kind: "webhook.disabled",
      subjectId: id,
      actor: PAYDOWN,
      data: { url: endpoint.url, since },
    });
    const owners = await peopleWithRole(tx, businessId, ["owner"]);
    const link = linkTo(`/settings/webhooks/${id}`);
    await queueMail(tx, business, owners, disabledLetter({ url: endpoint.url, since, waiting, link }));
  });
  return true;
}
