import { jsonAnswer, toResponse } from "@/lib/api/answer";
import { uiRoute } from "@/lib/api/ui-route";
import { readUpload } from "@/lib/api/upload";
import { readBankFile } from "@/lib/operations/bank/reading/read-bank-file";

/** A return, correction or confirmation file as the bare body: read and applied. Server Actions take no more than 1 MB. */
export const POST = uiRoute(async (actor, request) =>
  toResponse(jsonAnswer(201, await readBankFile(actor, await readUpload(request)))),
);
