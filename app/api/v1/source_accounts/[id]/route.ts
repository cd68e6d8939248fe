import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { notFound } from "@/lib/domain/refusal";
import { removeSourceAccount } from "@/lib/operations/accounts/remove-source-account";
import { getSourceAccount } from "@/lib/queries/accounts/get-source-account";
import { accountInput } from "@/lib/schemas/source-account";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    accountInput,
    async (actor, { id }) => {
      const account = await getSourceAccount(actor, id);
      if (!account) throw notFound("source account");
      return account;
    },
    { needs: "business:read" },
  ),
  DELETE: route(accountInput, removeSourceAccount, { needs: "accounts:write" }),
});
