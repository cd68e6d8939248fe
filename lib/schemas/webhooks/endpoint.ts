import { z } from "zod";
import { type EventType, eventTypes } from "@/lib/domain/webhooks/event-types";
import { targetProblem, targetProblemWords, URL_CHARACTERS_MAX } from "@/lib/domain/webhooks/target";
import { limit, sequenceCursor } from "../page";
import { lineOfText } from "../text";
import type { EventView } from "./event";

const DESCRIPTION_CHARACTERS_MAX = 200;

/** What is no address anywhere; the installation's mode says more in the operation. */
const url = z
  .string("Expected an address such as https://example.com/webhooks.")
  .trim()
  .max(URL_CHARACTERS_MAX, `An address has at most ${URL_CHARACTERS_MAX} characters.`)
  .superRefine((text, context) => {
    const problem = targetProblem(text, { live: false });
    if (problem) context.addIssue(targetProblemWords(problem));
  });

const types = z
  .array(z.enum(eventTypes, `Expected some of ${eventTypes.join(", ")}.`))
  .max(eventTypes.length)
  .transform((chosen) => eventTypes.filter((type) => chosen.includes(type)));

/** `event_types` absent, null or empty: all of them. */
export const webhookPayload = z.object({
  url,
  event_types: types.nullish(),
  description: lineOfText(DESCRIPTION_CHARACTERS_MAX).nullish(),
});
export const addWebhookInput = z.object({ webhook: webhookPayload });
export type AddWebhook = z.output<typeof addWebhookInput>;

export const webhookPath = z.object({ id: z.uuid() });
export type WebhookOf = z.output<typeof webhookPath>;

export const rotateSecretInput = webhookPath.extend({ overlapHours: z.union([z.literal(0), z.literal(24)]) });
export type RotateSecret = z.output<typeof rotateSecretInput>;

export const switchWebhookInput = webhookPath.extend({ active: z.boolean() });
export type SwitchWebhook = z.output<typeof switchWebhookInput>;

export const testTypes = ["test", "connectivity.interrupted", "connectivity.restored"] as const;

/** Without `webhook_id`: to every active endpoint. The connectivity events name a borrower and a servicer. */
export const testWebhookInput = z
  .strictObject(
    {
      webhook_id: z.uuid().nullish(),
      event_type: z.enum(testTypes, `Expected ${testTypes.join(", ")}.`).default("test"),
      borrower_id: z.uuid().nullish(),
      servicer_id: z.uuid().nullish(),
    },
    // A name mistyped would send the test to every endpoint instead of the one that was meant.
    "Expected webhook_id, event_type, borrower_id and servicer_id, and nothing else.",
  )
  .superRefine((input, context) => {
    if (input.event_type === "test") return;
    for (const path of ["borrower_id", "servicer_id"] as const) {
      if (!input[path])
        context.addIssue({
          code: "custom",
          path: [path],
          message: `Expected the uuid of a ${path.replace("_id", "")}, found nothing: ${input.event_type} names one.`,
        });
    }
  });
export type TestWebhook = z.output<typeof testWebhookInput>;

const instantProblem = "Expected an instant such as 2026-11-23T14:00:00Z.";
/** The years that JavaScript and PostgreSQL write alike. */
const WRITABLE_YEAR = /^(?!0000)\d{4}-/;

/** In UTC, for PostgreSQL takes fewer offsets than ISO 8601 has. */
const instant = z.iso.datetime({ offset: true, error: instantProblem }).transform((text, context) => {
  const utc = new Date(text).toISOString();
  if (WRITABLE_YEAR.test(utc)) return utc;
  context.addIssue(instantProblem);
  return z.NEVER;
});

/** Events from `from` to before `to` (real time); those that arrived already only if `all`. */
export const replayRangeInput = webhookPath.extend({
  from: instant,
  to: instant.nullish(),
  all: z.boolean().default(false),
});
export type ReplayRange = z.output<typeof replayRangeInput>;

export const deliveryStatuses = ["waiting", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const deliveriesFilter = webhookPath.extend({
  limit,
  cursor: sequenceCursor.optional(),
  status: z.enum(deliveryStatuses, `Expected ${deliveryStatuses.join(", ")}.`).optional(),
});
export type DeliveriesFilter = z.output<typeof deliveriesFilter>;

/** As a page's address says it: whatever is not a filter is left out. */
export const deliveriesPageFilter = z.object({
  status: z.enum(deliveryStatuses).optional().catch(undefined),
  cursor: sequenceCursor.optional().catch(undefined),
});

export const webhooksFilter = z.object({ limit, cursor: sequenceCursor.optional() });
export type WebhooksFilter = z.output<typeof webhooksFilter>;

export type WebhookView = {
  id: string;
  url: string;
  description: string | null;
  /** Null: all. */
  event_types: EventType[] | null;
  status: "active" | "disabled" | "deleted";
  /** Since when nothing has arrived there; null while it works. */
  failing_since: string | null;
  disabled_at: string | null;
  disabled_reason: string | null;
  /** Until then the secret before this one signs too. */
  previous_secret_until: string | null;
  created_at: string;
};

/** The secret, this once. */
export type NewWebhookView = WebhookView & { secret: string };

export type AttemptView = {
  at: string;
  duration_ms: number;
  status_code: number | null;
  /** At most 64 KB of it. */
  answer: string | null;
  error: string | null;
};

export type DeliveryView = {
  id: string;
  webhook_id: string;
  event_id: string;
  event_type: EventType;
  status: DeliveryStatus;
  attempts: number;
  /** The last try, without what it was answered. */
  last_attempt: Omit<AttemptView, "answer"> | null;
  next_attempt_at: string | null;
  delivered_at: string | null;
  created_at: string;
};

/** One delivery standing alone: what was sent, and every answer. `event` null: of a person, and not for whoever looks. */
export type WholeDeliveryView = DeliveryView & { event: EventView | null; log: AttemptView[] };
