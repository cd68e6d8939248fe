import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { sendTest } from "@/lib/operations/webhooks/send-again";
import { testWebhookInput } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(testWebhookInput, sendTest, { needs: "webhooks:write", status: 201 }),
});
