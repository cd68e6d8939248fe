import { z } from "zod";
import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { listServicers } from "@/lib/queries/servicers/list-servicers";
import { limit, textCursor } from "@/lib/schemas/page";

const filter = z.object({ limit, cursor: textCursor.optional() });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(filter, listServicers, { needs: "business:read" }),
});
