import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { createBorrower } from "@/lib/operations/borrowers/create-borrower";
import { listApiBorrowers } from "@/lib/queries/borrowers/api-borrowers";
import { createBorrowerBody } from "@/lib/schemas/borrowers/borrower-payload";
import { borrowersFilter } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowersFilter, listApiBorrowers, { needs: "business:read" }),
  POST: route(createBorrowerBody, createBorrower, { needs: "employees:write", status: 201 }),
});
