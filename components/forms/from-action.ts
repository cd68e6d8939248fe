import type { ActionResult } from "@/lib/domain/result";
import type { FormResult } from "./server-form";

/** What a server action answered, as a form takes it. */
export function fromAction<Value>(result: ActionResult<Value>): FormResult<Value> {
  return result.ok ? result : { ok: false, message: result.detail, problems: result.problems };
}
