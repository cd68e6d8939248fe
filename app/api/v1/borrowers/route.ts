import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { listApiBorrowers } from "@/lib/queries/borrowers/api-borrowers";
import { borrowersFilter } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowersFilter, listApiBorrowers, { needs: "business:read" }),
});
