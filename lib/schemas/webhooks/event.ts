import { z } from "zod";
import { limit, textCursor } from "../page";

/** What a webhook carries and GET /events lists. The documents have `event_type` and `data`; `id` and `created_at` are extensions. */
export type EventView = { id: string; event_type: string; created_at: string; data: unknown };

export type EventColumns = { id: string; type: string; createdAt: Date; data: unknown };

export const eventView = (row: EventColumns): EventView => ({
  id: row.id,
  event_type: row.type,
  created_at: row.createdAt.toISOString(),
  data: row.data,
});

/** The very text that is signed and sent. */
export const webhookBody = (row: EventColumns): string => JSON.stringify(eventView(row));

const PLACE = /^(\d{1,19})\.(\d{1,19})$/;
const PLACE_MAX = 2n ** 63n - 1n;

/** Behind an event: its transaction and its sequence. */
const eventCursor = textCursor.transform((place, context) => {
  const [, txid, seq] = PLACE.exec(place) ?? [];
  const at = { txid: BigInt(txid ?? -1), seq: BigInt(seq ?? -1) };
  if (txid !== undefined && at.txid <= PLACE_MAX && at.seq <= PLACE_MAX) return at;
  context.addIssue("This is not a cursor of GET /events. Take next_cursor as it came, or begin without one.");
  return z.NEVER;
});

export const eventsFilter = z.object({
  limit,
  after: eventCursor.optional().meta({
    description: "The `next_cursor` of the answer before; left out: from the oldest event that is kept.",
  }),
  cursor: eventCursor.optional().meta({ description: "The same as `after`, as other lists name it." }),
});
export type EventsFilter = z.output<typeof eventsFilter>;
