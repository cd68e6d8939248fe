import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { listSeries } from "@/lib/queries/payment-series/list-series";
import { createSeriesInput, listSeriesInput } from "@/lib/schemas/borrower-payments/paths";

const needs = "borrowers:pay" as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    listSeriesInput,
    async (actor, { id, ...filter }) => listSeries(await payingKey(actor, id), filter),
    { needs },
  ),
  POST: route(
    createSeriesInput,
    async (actor, { id, payment_series }) => createSeries(await payingKey(actor, id), payment_series),
    { needs, status: 201, wrapper: "payment_series" },
  ),
});
