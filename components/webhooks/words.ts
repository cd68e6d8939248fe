import { formatInstant } from "@/lib/domain/days";
import type { DeliveryView, WebhookView } from "@/lib/schemas/webhooks/endpoint";
import type { State } from "../ui/states";

export function webhookStatus(webhook: WebhookView): { state: State; word: string; next?: string } {
  if (webhook.status === "deleted") return { state: "problem", word: "Removed" };
  if (webhook.status === "disabled") {
    return {
      state: "problem",
      word: "Switched off",
      ...(webhook.disabled_reason ? { next: webhook.disabled_reason } : {}),
    };
  }
  if (webhook.failing_since !== null)
    return { state: "attention", word: "Failing", next: "Each event is tried for 72 hours" };
  return { state: "done", word: "Active" };
}

export function deliveryStatus(delivery: DeliveryView): { state: State; word: string; next?: string } {
  const { next_attempt_at: nextAt } = delivery;
  const next = nextAt === null ? {} : { next: `Next try: ${formatInstant(new Date(nextAt))}` };
  switch (delivery.status) {
    case "delivered":
      return { state: "done", word: "Delivered" };
    case "failed":
      return { state: "problem", word: "Given up" };
    case "waiting":
      return delivery.attempts === 0
        ? { state: "waiting", word: "Waiting", ...next }
        : { state: "attention", word: "To be tried again", ...next };
  }
}

/** "200 in 35 ms", or why there was no answer. */
export const answerWords = (last: DeliveryView["last_attempt"]): string =>
  last === null ? "not tried yet" : (last.error ?? `${last.status_code} in ${last.duration_ms} ms`);
