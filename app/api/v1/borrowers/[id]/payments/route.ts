import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { listApiPayments } from "@/lib/queries/payments/list-payments";
import { createPaymentInput, listPaymentsInput } from "@/lib/schemas/borrower-payments/paths";

const needs = "borrowers:pay" as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listPaymentsInput, listApiPayments, { needs }),
  POST: route(
    createPaymentInput,
    async (actor, { id, payment }) => createPayment(await payingKey(actor, id), payment),
    { needs, status: 201, wrapper: "payment" },
  ),
});
