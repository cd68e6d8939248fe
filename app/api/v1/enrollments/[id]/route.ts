import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { enrollment } from "@/lib/queries/borrowers/not-built-yet";
import { borrowerPath } from "@/lib/schemas/employees/borrower";

// An enrollment, like a Borrower, has an integer id and a uuid.
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowerPath, enrollment, { needs: "business:read" }),
});
