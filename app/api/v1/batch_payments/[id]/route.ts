import { resource } from "@/lib/api/resource";
import { route } from "@/lib/api/route";
import { getApiBatchPayment } from "@/lib/queries/batches/api-batch-payments";
import { batchPaymentPath } from "@/lib/schemas/batches/batch-payment";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(batchPaymentPath, getApiBatchPayment, { needs: "business:read" }),
});
