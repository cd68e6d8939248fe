import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { payingKey } from "@/lib/auth/payer";
import { cancelPayment } from "@/lib/operations/payments/cancel-payment";
import { editPayment } from "@/lib/operations/payments/edit-payment";
import { getApiPayment } from "@/lib/queries/payments/list-payments";
import { editPaymentInput, paymentPath } from "@/lib/schemas/borrower-payments/paths";

const needs = "borrowers:pay" as const;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(paymentPath, getApiPayment, { needs }),
  PUT: route(
    editPaymentInput,
    async (actor, { id, payment_id, payment }) =>
      editPayment(await payingKey(actor, id), { ...payment, id: payment_id }),
    { needs, wrapper: "payment" },
  ),
  DELETE: route(
    paymentPath,
    async (actor, { id, payment_id }) => cancelPayment(await payingKey(actor, id), { id: payment_id }),
    { needs },
  ),
});
