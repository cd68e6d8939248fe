import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { listEvents } from "@/lib/queries/webhooks/list-events";
import { eventsFilter } from "@/lib/schemas/webhooks/event";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(eventsFilter, listEvents, { needs: "business:read" }),
});
