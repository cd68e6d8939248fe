import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { notFound } from "@/lib/domain/refusal";
import { getDelivery } from "@/lib/queries/webhooks/webhooks";
import { webhookPath } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    webhookPath,
    async (actor, input) => {
      const delivery = await getDelivery(actor, input);
      if (!delivery) throw notFound("delivery");
      return delivery;
    },
    { needs: "business:read" },
  ),
});
