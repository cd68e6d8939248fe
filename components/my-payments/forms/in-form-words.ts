import type { ActionResult } from "@/lib/domain/result";
import type { FormResult } from "../../forms/server-form";

const camel = (word: string): string => word.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** An operation names fields as the API does ("scheduled_date"); the forms have them as "scheduledDate". */
export function inFormWords<Value>(result: ActionResult<Value>): FormResult<Value> {
  if (result.ok) return result;
  const problems = result.problems.map(({ path, message }) => ({
    path: camel(path.replace(/^schedule\./, "")),
    message,
  }));
  return { ok: false, message: result.detail, problems };
}
