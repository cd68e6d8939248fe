import type { z } from "zod";
import type { Problem } from "@/lib/domain/refusal";

/** zod's issues → our problems: `payments.3.amount` becomes the path, the schema's own words the message. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}
