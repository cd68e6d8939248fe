import { json, uiRoute } from "@/lib/api/ui-route";
import { readUpload } from "@/lib/api/upload";
import { readBankFile } from "@/lib/operations/bank/reading/read-bank-file";

/** A return, correction or confirmation file as the bare body: read and applied. Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) =>
  json(await readBankFile(actor, await readUpload(request)), 201),
);
