import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { addLoans } from "@/lib/operations/borrowers/add-loans";
import { addLoansInput } from "@/lib/schemas/borrowers/loan-payload";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route(addLoansInput, addLoans, { needs: "employees:write", status: 201 }),
});
