import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { cancelSeries } from "@/lib/operations/payment-series/cancel-series";
import { editSeries } from "@/lib/operations/payment-series/edit-series";
import { getSeries } from "@/lib/queries/payment-series/list-series";
import { editSeriesInput, seriesPath } from "@/lib/schemas/borrower-payments/paths";

const needs = "borrowers:pay" as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    seriesPath,
    async (actor, { id, series_id }) => getSeries(await payingKey(actor, id), { id: series_id }),
    { needs },
  ),
  PUT: route(
    editSeriesInput,
    async (actor, { id, series_id, payment_series }) =>
      editSeries(await payingKey(actor, id), { ...payment_series, id: series_id }),
    { needs, wrapper: "payment_series" },
  ),
  DELETE: route(
    seriesPath,
    async (actor, { id, series_id }) => cancelSeries(await payingKey(actor, id), { id: series_id }),
    { needs },
  ),
});
