import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { updateBorrower } from "@/lib/operations/borrowers/update-borrower";
import { getApiBorrower } from "@/lib/queries/borrowers/api-borrowers";
import { updateBorrowerInput } from "@/lib/schemas/borrowers/borrower-payload";
import { borrowerPath } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowerPath, getApiBorrower, { needs: "business:read" }),
  PUT: route(updateBorrowerInput, updateBorrower, { needs: "employees:write" }),
});
