import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { getDelivery } from "@/lib/queries/webhooks/webhooks";
import { webhookPath } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(webhookPath, getDelivery, { needs: "business:read" }),
});
