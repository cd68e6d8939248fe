import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { enrollments } from "@/lib/queries/borrowers/not-built-yet";
import { borrowerPath } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowerPath, enrollments, { needs: "business:read" }),
  POST: route(borrowerPath, enrollments, { needs: "employees:write" }),
});
