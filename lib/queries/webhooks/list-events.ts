import type { Actor } from "@/lib/auth/actor";
import { may, mustHave } from "@/lib/auth/permissions";
import { readEvents } from "@/lib/db/events/read-events";
import { cursorAt } from "@/lib/schemas/page";
import { type EventsFilter, type EventView, eventView } from "@/lib/schemas/webhooks/event";

/**
 * Events in the order in which they can be followed, to catch up with what webhooks did not bring. Unlike a list's,
 * `next_cursor` is never null once there was an event: it is where to go on later, and the same cursor again while nothing came.
 */
export async function listEvents(
  actor: Actor,
  filter: EventsFilter,
): Promise<{ data: EventView[]; next_cursor: string | null }> {
  mustHave(actor, "business:read");
  const after = filter.after ?? filter.cursor ?? null;
  const borrowerFunds = may(actor, "borrowers:pay");
  const rows = await readEvents(actor.businessId, { after, most: filter.limit, borrowerFunds });
  const last = rows.at(-1) ?? after;
  return { data: rows.map(eventView), next_cursor: last && cursorAt(`${last.txid}.${last.seq}`) };
}
