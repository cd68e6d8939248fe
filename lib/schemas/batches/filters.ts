import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import { type Day, parseDay } from "@/lib/domain/days";
import { isUuid } from "@/lib/domain/uuid";
import { type Directed, placeIn, type Query } from "../places";
import { searchText } from "../text";

export const batchViews = [
  "pending",
  "unreconciled",
  "complete",
  "returned",
  "failed",
  "recalled",
  "rejected",
] as const;
/** What a batch is looked for by: the three statuses, or what happened to it. */
export type BatchViewFilter = (typeof batchViews)[number];

export type BatchesFilter = {
  status?: BatchViewFilter | undefined;
  text?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
};

/** Of an address: what is not understood is left out, never an error. */
export function batchesFilter(query: Query): BatchesFilter {
  return {
    status: batchViews.find((one) => one === query["status"]),
    text: searchText(query["q"]),
    from: parseDay(query["from"]) ?? undefined,
    to: parseDay(query["to"]) ?? undefined,
  };
}

export type ItemsFilter = { status?: ItemStatus | undefined; text?: string | undefined };

export function itemsFilter(query: Query): ItemsFilter {
  return { status: itemStatuses.find((one) => one === query["status"]), text: searchText(query["q"]) };
}

export type ItemPlace = Directed<{ position: number; id: string }> | null;

/** "1204_<uuid>": the place of an item in its batch. */
export const itemPlace = (query: Query): ItemPlace =>
  placeIn(query, (text) => {
    const [position = "", id = ""] = text.split("_");
    if (!/^\d{1,9}$/.test(position) || !isUuid(id)) return null;
    return { position: Number.parseInt(position, 10), id };
  });

export const itemPlaceText = (item: { position: number; id: string }): string =>
  `${item.position}_${item.id}`;
