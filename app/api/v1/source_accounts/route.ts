import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { listSourceAccounts } from "@/lib/queries/accounts/list-source-accounts";
import { cursorAt } from "@/lib/schemas/page";
import { createSourceAccountBody, sourceAccountsFilter } from "@/lib/schemas/source-account";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    sourceAccountsFilter,
    (actor, { limit: rows, cursor }) =>
      listSourceAccounts(actor, { limit: rows, ...(cursor === undefined ? {} : { after: cursor }) }),
    {
      needs: "business:read",
      view: ({ accounts, next }) => ({ data: accounts, next_cursor: next === null ? null : cursorAt(next) }),
    },
  ),
  POST: route(createSourceAccountBody, (actor, input) => addSourceAccount(actor, input.source_account), {
    needs: "accounts:write",
    status: 201,
  }),
});
