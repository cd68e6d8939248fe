import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { listDeliveries } from "@/lib/queries/webhooks/webhooks";
import { deliveriesFilter } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(deliveriesFilter, listDeliveries, { needs: "business:read" }),
});
