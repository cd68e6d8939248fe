import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { replayDelivery } from "@/lib/operations/webhooks/send-again";
import { webhookPath } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(webhookPath, replayDelivery, { needs: "webhooks:write" }),
});
