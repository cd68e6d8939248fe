import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { simulate } from "@/lib/operations/sandbox/simulate";
import { simulateInput } from "@/lib/schemas/sandbox";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(simulateInput, simulate, { needs: "sandbox:simulate", status: 201 }),
});
