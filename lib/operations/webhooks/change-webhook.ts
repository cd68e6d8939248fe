import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { encrypt } from "@/lib/db/secrets";
import { inTransaction } from "@/lib/db/transaction";
import { endpointColumns, endpointView, giveUpWaiting } from "@/lib/db/webhooks/endpoints";
import type {
  NewWebhookView,
  RotateSecret,
  SwitchWebhook,
  WebhookOf,
  WebhookView,
} from "@/lib/schemas/webhooks/endpoint";
import { newSecret } from "@/lib/webhooks/sign";
import { lockedEndpoint, recordEndpoint } from "./locked-endpoint";

const HOUR_MS = 3_600_000;

/** Sends nothing there any more; what still waits is given up, the log stays. @throws Refusal not_found */
export async function removeWebhook(actor: Actor, { id }: WebhookOf): Promise<WebhookView> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    const endpoint = await lockedEndpoint(tx, businessId, id);
    const row = await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: { status: "deleted" },
      select: endpointColumns,
    });
    await giveUpWaiting(tx, businessId, id);
    await recordEndpoint(tx, actor, "webhook.removed", endpoint);
    return endpointView(row);
  });
}

/** A new secret, shown in this answer only; for `overlapHours` (real time) the old one signs beside it. */
export async function rotateSecret(
  actor: Actor,
  { id, overlapHours }: RotateSecret,
): Promise<NewWebhookView> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  const where = { businessId_id: { businessId, id } };
  return inTransaction(async (tx) => {
    const endpoint = await lockedEndpoint(tx, businessId, id);
    const secret = newSecret();
    const before = await tx.webhookEndpoint.findUniqueOrThrow({ where, select: { secret: true } });
    const previous =
      overlapHours === 0
        ? { previousSecret: null, previousUntil: null }
        : {
            previousSecret: before.secret,
            previousUntil: new Date(realNow().getTime() + overlapHours * HOUR_MS),
          };
    const row = await tx.webhookEndpoint.update({
      where,
      data: { secret: encrypt(secret), ...previous },
      select: endpointColumns,
    });
    await recordEndpoint(tx, actor, "webhook.rotated", endpoint);
    return { ...endpointView(row), secret };
  });
}

/** Off: nothing is sent there, what waits is given up. On: from now on; what was missed can be sent again. */
export async function switchWebhook(actor: Actor, { id, active }: SwitchWebhook): Promise<WebhookView> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    const endpoint = await lockedEndpoint(tx, businessId, id);
    if ((endpoint.status === "active") === active) return endpointView(endpoint);
    const row = await tx.webhookEndpoint.update({
      where: { businessId_id: { businessId, id } },
      data: active
        ? { status: "active", failingSince: null, disabledAt: null, disabledReason: null }
        : {
            status: "disabled",
            disabledAt: realNow(),
            disabledReason: `Switched off by ${personOf(actor).name}.`,
          },
      select: endpointColumns,
    });
    if (!active) await giveUpWaiting(tx, businessId, id);
    await recordEndpoint(tx, actor, active ? "webhook.enabled" : "webhook.disabled", endpoint);
    return endpointView(row);
  });
}
