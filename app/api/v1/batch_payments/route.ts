import { BATCH_BODY_BYTES_MAX } from "@/lib/api/body";
import { resource } from "@/lib/api/resource";
import { type Query, route } from "@/lib/api/route";
import {
  createBatchPayment,
  type CreatedBatchPayment,
} from "@/lib/operations/batch-payments/create-batch-payment";
import { listApiBatchPayments } from "@/lib/queries/batches/api-batch-payments";
import { batchPaymentsFilter, createBatchPaymentInput } from "@/lib/schemas/batches/batch-payment";

const statuses: Record<CreatedBatchPayment["outcome"], number> = {
  created: 201,
  known: 200,
  invalid: 422,
  would_be_valid: 200,
  would_be_invalid: 422,
};

const isDryRun = (query: Query): boolean => query["dry_run"] === "true";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(batchPaymentsFilter, listApiBatchPayments, { needs: "business:read" }),
  POST: route(createBatchPaymentInput, createBatchPayment, {
    needs: (query) => (isDryRun(query) ? "batches:prepare" : "batches:release"),
    status: ({ outcome }) => statuses[outcome],
    view: ({ view }) => view,
    bytesMax: BATCH_BODY_BYTES_MAX,
    wholeBody: true,
    ignoresKeys: isDryRun,
  }),
});
