import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { getApiBorrower } from "@/lib/queries/borrowers/api-borrowers";
import { borrowerPath } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowerPath, getApiBorrower, { needs: "business:read" }),
});
