import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { addWebhook } from "@/lib/operations/webhooks/add-webhook";
import { listWebhooks } from "@/lib/queries/webhooks/webhooks";
import { addWebhookInput, webhooksFilter } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(webhooksFilter, listWebhooks, { needs: "business:read" }),
  POST: route(addWebhookInput, addWebhook, { needs: "webhooks:write", status: 201 }),
});
