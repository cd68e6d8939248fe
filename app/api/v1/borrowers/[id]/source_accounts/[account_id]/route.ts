import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { removeBorrowerAccount } from "@/lib/operations/borrower-accounts/remove-borrower-account";
import { getBorrowerAccount } from "@/lib/queries/borrower-accounts/list-borrower-accounts";
import { borrowerAccountPath } from "@/lib/schemas/borrower-payments/paths";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    borrowerAccountPath,
    async (actor, { id, account_id }) => getBorrowerAccount(await payingKey(actor, id), { id: account_id }),
    { needs: "borrowers:pay" },
  ),
  DELETE: route(
    borrowerAccountPath,
    async (actor, { id, account_id }) =>
      removeBorrowerAccount(await payingKey(actor, id), { id: account_id }),
    { needs: "borrowers:pay" },
  ),
});
