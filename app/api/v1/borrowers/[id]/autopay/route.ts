import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { deleteAutopay } from "@/lib/operations/autopay/delete-autopay";
import { putAutopay } from "@/lib/operations/autopay/put-autopay";
import { listAutopay } from "@/lib/queries/autopay/list-autopay";
import { deleteAutopayInput, listAutopayInput, putAutopayInput } from "@/lib/schemas/borrower-payments/paths";

const needs = "borrowers:pay" as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    listAutopayInput,
    async (actor, { id, ...page }) => listAutopay(await payingKey(actor, id), page),
    { needs },
  ),
  PUT: route(
    putAutopayInput,
    async (actor, { id, autopay }) => putAutopay(await payingKey(actor, id), autopay),
    { needs, wrapper: "autopay" },
  ),
  DELETE: route(
    deleteAutopayInput,
    async (actor, { id, servicer_id }) =>
      deleteAutopay(await payingKey(actor, id), { servicerId: servicer_id }),
    { needs },
  ),
});
