import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { listBorrowerAccounts } from "@/lib/queries/borrower-accounts/list-borrower-accounts";
import { createBorrowerAccountInput, listBorrowerAccountsInput } from "@/lib/schemas/borrower-payments/paths";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    listBorrowerAccountsInput,
    async (actor, { id, ...page }) => listBorrowerAccounts(await payingKey(actor, id), page),
    { needs: "borrowers:pay" },
  ),
  POST: route(
    createBorrowerAccountInput,
    async (actor, { id, source_account }) => addBorrowerAccount(await payingKey(actor, id), source_account),
    { needs: "borrowers:pay", status: 201 },
  ),
});
