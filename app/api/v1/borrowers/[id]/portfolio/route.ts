import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { getPortfolio } from "@/lib/queries/borrowers/portfolio";
import { borrowerPath } from "@/lib/schemas/employees/borrower";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(borrowerPath, getPortfolio, { needs: "business:read" }),
});
