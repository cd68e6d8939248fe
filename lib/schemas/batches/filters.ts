import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import { type Day, parseDay } from "@/lib/domain/days";
import { isUuid } from "@/lib/domain/uuid";

/** Filters stand in the address, where anybody may write: what is not understood is left out, never an error. */
type Query = Record<string, string | undefined>;

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

const TEXT_LENGTH_MAX = 100;
const textOf = (text: string | undefined): string | undefined =>
  text?.replaceAll("\0", "").trim().slice(0, TEXT_LENGTH_MAX) || undefined;

export function batchesFilter(query: Query): BatchesFilter {
  return {
    status: batchViews.find((one) => one === query["status"]),
    text: textOf(query["q"]),
    from: parseDay(query["from"]) ?? undefined,
    to: parseDay(query["to"]) ?? undefined,
  };
}

/** Where a page of a list begins: after the last row seen, or before the first. */
export type SeqPlace = { after: bigint } | { before: bigint } | null;

const SEQ = /^\d{1,18}$/;

export function seqPlace(query: Query): SeqPlace {
  const { after, before } = query;
  if (after !== undefined && SEQ.test(after)) return { after: BigInt(after) };
  if (before !== undefined && SEQ.test(before)) return { before: BigInt(before) };
  return null;
}

export type ItemsFilter = { status?: ItemStatus | undefined; text?: string | undefined };

export function itemsFilter(query: Query): ItemsFilter {
  return { status: itemStatuses.find((one) => one === query["status"]), text: textOf(query["q"]) };
}

export type ItemPlace = { direction: "after" | "before"; position: number; id: string } | null;

/** "1204_<uuid>": the place of an item in its batch. */
export function itemPlace(query: Query): ItemPlace {
  for (const direction of ["after", "before"] as const) {
    const [position, id] = query[direction]?.split("_") ?? [];
    if (position === undefined || id === undefined || !/^\d{1,9}$/.test(position) || !isUuid(id)) continue;
    return { direction, position: Number.parseInt(position, 10), id };
  }
  return null;
}

export const itemPlaceText = (item: { position: number; id: string }): string =>
  `${item.position}_${item.id}`;
