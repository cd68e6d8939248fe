import { documentRoute } from "@/lib/api/openapi/route";
import { resource } from "@/lib/api/resource";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: documentRoute });
