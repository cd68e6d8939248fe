import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { removeWebhook } from "@/lib/operations/webhooks/change-webhook";
import { webhookPath } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: route(webhookPath, removeWebhook, { needs: "webhooks:write" }),
});
