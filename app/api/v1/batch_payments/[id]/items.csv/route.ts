import { resource } from "@/lib/api/resource";
import { download } from "@/lib/api/route";
import { itemsCsv } from "@/lib/queries/batches/items-csv";
import { batchPaymentPath } from "@/lib/schemas/batches/batch-payment";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: download(batchPaymentPath, itemsCsv, { needs: "business:read" }),
});
