import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { listServicers } from "@/lib/queries/servicers/list-servicers";
import { servicersFilter } from "@/lib/schemas/servicer";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(servicersFilter, listServicers, { needs: "business:read" }),
});
