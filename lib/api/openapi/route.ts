import { env } from "@/lib/env";
import { jsonAnswer, toResponse } from "../answer";
import { apiDocument } from "./document";

let text: string | undefined;

/** GET /openapi.json: for everybody, without a key. Made once a process. */
export async function documentRoute(): Promise<Response> {
  text ??= jsonAnswer(200, apiDocument(env.PAYDOWN_URL)).text;
  return toResponse({
    status: 200,
    text,
    headers: { "cache-control": "public, max-age=300", "access-control-allow-origin": "*" },
  });
}
