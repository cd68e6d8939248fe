import { type Actor, personOf } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { encrypt } from "@/lib/db/secrets";
import { inTransaction, lockName } from "@/lib/db/transaction";
import { endpointColumns, endpointView } from "@/lib/db/webhooks/endpoints";
import { invalid, Refusal } from "@/lib/domain/refusal";
import { targetProblem, targetProblemWords } from "@/lib/domain/webhooks/target";
import { env } from "@/lib/env";
import type { AddWebhook, NewWebhookView } from "@/lib/schemas/webhooks/endpoint";
import { resolvedProblem } from "@/lib/webhooks/guarded-lookup";
import { newSecret } from "@/lib/webhooks/sign";
import { recordEndpoint } from "./locked-endpoint";

/** So many that every service of a business has its own, so few that one change does not become a flood. */
const ENDPOINTS_MAX = 20;

/**
 * Has the business's events sent to an address, from now on. The secret is shown in this answer only. Made with a key that may
 * use Borrowers' money, it is sent what happens there too. @throws Refusal invalid where webhooks may not go there;
 * conflict where the same address stands already, or too many
 */
export async function addWebhook(actor: Actor, input: AddWebhook): Promise<NewWebhookView> {
  mustHave(actor, "webhooks:write");
  const { businessId } = actor;
  const { url, description, event_types: types } = input.webhook;
  const rules = { live: env.PAYDOWN_MODE === "live" };
  const problem = targetProblem(url, rules) ?? (await resolvedProblem(url, rules));
  if (problem) throw invalid([{ path: "webhook.url", message: targetProblemWords(problem) }]);
  return inTransaction(async (tx) => {
    await lockName(tx, `webhooks:${businessId}`);
    const known = await tx.webhookEndpoint.findMany({
      where: { businessId, status: { not: "deleted" } },
      select: { url: true },
    });
    if (known.some((one) => one.url === url)) {
      throw new Refusal(
        "conflict",
        "Events are sent to this address already. Remove it first to begin anew.",
      );
    }
    if (known.length >= ENDPOINTS_MAX) {
      throw new Refusal(
        "conflict",
        `There are ${ENDPOINTS_MAX} webhooks, and no more are kept. Remove one first.`,
      );
    }
    const secret = newSecret();
    const row = await tx.webhookEndpoint.create({
      data: {
        businessId,
        url,
        description: description ?? null,
        eventTypes: types ?? [],
        borrowerFunds: actor.kind === "key" && may(actor, "borrowers:pay"),
        secret: encrypt(secret),
        createdBy: personOf(actor).name,
      },
      select: endpointColumns,
    });
    await recordEndpoint(tx, actor, "webhook.added", row);
    return { ...endpointView(row), secret };
  });
}
