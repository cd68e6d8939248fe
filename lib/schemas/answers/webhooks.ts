import { z } from "zod";
import { eventTypes } from "@/lib/domain/webhooks/event-types";
import { deliveryStatuses } from "../webhooks/endpoint";
import { instantOut, pageOut, uuidOut } from "./common";

const webhookFields = {
  id: uuidOut,
  url: z.string(),
  description: z.string().nullable(),
  event_types: z.array(z.enum(eventTypes)).nullable().meta({ description: "Null: all of them." }),
  status: z.enum(["active", "disabled", "deleted"]),
  failing_since: instantOut.nullable().meta({ description: "Since when nothing has arrived there." }),
  disabled_at: instantOut.nullable(),
  disabled_reason: z.string().nullable(),
  previous_secret_until: instantOut.nullable().meta({ description: "Until then the old secret signs too." }),
  created_at: instantOut,
};
export const webhookOut = z.object(webhookFields).meta({ id: "Webhook" });
export const webhooksOut = pageOut(webhookOut, "WebhookList");
export const newWebhookOut = z
  .object({ ...webhookFields, secret: z.string() })
  .meta({ id: "NewWebhook", description: "With the signing secret, this once." });

export const eventOut = z
  .object({
    id: uuidOut,
    event_type: z.enum(eventTypes),
    created_at: instantOut,
    data: z.unknown().meta({
      description:
        "The object as the API shows it after the change, a batch without `payments` and `warnings`; null in a test.",
    }),
  })
  .meta({ id: "Event", description: "What a webhook carries." });
export const eventsOut = z
  .object({
    data: z.array(eventOut),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "Goes into `?after=`, now or later; the same again while nothing new came." }),
  })
  .meta({ id: "EventList" });

const attempt = {
  at: instantOut,
  duration_ms: z.int(),
  status_code: z.int().nullable(),
  error: z.string().nullable(),
};
const deliveryFields = {
  id: uuidOut,
  webhook_id: uuidOut,
  event_id: uuidOut,
  event_type: z.enum(eventTypes),
  status: z.enum(deliveryStatuses),
  attempts: z.int(),
  last_attempt: z.object(attempt).nullable(),
  next_attempt_at: instantOut.nullable(),
  delivered_at: instantOut.nullable(),
  created_at: instantOut,
};
export const deliveryOut = z.object(deliveryFields).meta({ id: "WebhookDelivery" });
export const deliveriesOut = pageOut(deliveryOut, "WebhookDeliveryList");
export const wholeDeliveryOut = z
  .object({
    ...deliveryFields,
    event: eventOut.nullable(),
    log: z.array(z.object({ ...attempt, answer: z.string().nullable() })),
  })
  .meta({
    id: "WholeWebhookDelivery",
    description: "With what was sent and every answer, each up to 64 KB.",
  });

export const testSentOut = z.object({ event_id: uuidOut, sent_to: z.int() }).meta({ id: "WebhookTest" });
export const replayedOut = z.object({ replayed: z.int() }).meta({ id: "WebhookReplay" });
