import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { type Csv, instant, plain, streamCsv, text } from "@/lib/db/csv/export";
import { sql } from "@/lib/db/sql";
import type { ExceptionState } from "@/lib/schemas/batches/exceptions";
import { exceptionJoins } from "./list-exceptions";

const columns = [
  plain("kind", sql`x.kind`),
  plain("amount", sql`x.amount`),
  text("what_happened", sql`x.detail`),
  text("batch", sql`coalesce(b.title, b.reference_id)`),
  text("employee_id", sql`w.external_id`),
  text("servicer", sql`s.name`),
  instant("opened_at", sql`x.opened_at`),
  plain("refund_date", sql`x.refund_on`),
  instant("settled_at", sql`x.closed_at`),
  text("settled_by", sql`x.closed_by`),
  text("settled_how", sql`x.closed_how`),
  plain("batch_id", sql`x.batch_id`),
  plain("item_id", sql`i.id`),
];

/** All exceptions of a state. */
export async function exceptionsCsv(actor: Actor, state: ExceptionState): Promise<Csv> {
  mustHave(actor, "business:read");
  const from = sql`
    FROM money_exception x ${exceptionJoins}
    WHERE x.business_id = ${actor.businessId}::uuid AND (x.closed_at IS NULL) = ${state === "open"} ORDER BY x.seq`;
  return { name: `exceptions-${state}`, body: await streamCsv(columns, from) };
}
