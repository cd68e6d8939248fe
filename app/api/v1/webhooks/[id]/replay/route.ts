import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { replayRange } from "@/lib/operations/webhooks/send-again";
import { replayRangeInput } from "@/lib/schemas/webhooks/endpoint";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(replayRangeInput, replayRange, { needs: "webhooks:write" }),
});
