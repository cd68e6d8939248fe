import { describe, expect, it } from "vitest";
import { itemStatuses, type ItemStatus } from "@/lib/domain/batches/status";
import type { ItemCounts } from "@/lib/schemas/batches/views";
import { progressParts, waitsForWords } from "./words";

const none = Object.fromEntries(itemStatuses.map((status) => [status, 0])) as ItemCounts; // one pair for each status
const counts = (some: Partial<Record<ItemStatus, number>>): ItemCounts => ({ ...none, ...some });

describe("what a batch waits for when no day is to come", () => {
  it("is a person, while payments that came back are neither refunded nor sent again", () => {
    const waiting = { status: "unreconciled", counts: counts({ returned: 1, pending: 1, sent: 3 }) } as const;
    expect(waitsForWords(waiting)).toBe("Returned payments wait to be refunded or sent again.");
  });

  it("is the day’s file, for what was sent again after the first credits", () => {
    const again = counts({ pending: 2, posted: 3 });
    expect(waitsForWords({ status: "unreconciled", counts: again })).toMatch(/goes out with the day’s file/);
    expect(waitsForWords({ status: "pending", counts: again })).toMatch(/confirmations are awaited/);
  });

  it("is else the servicers’ word", () => {
    const sent = { status: "unreconciled", counts: counts({ sent: 1, posted: 2 }) } as const;
    expect(waitsForWords(sent)).toBe("The last confirmations are awaited.");
  });
});

it("the bar of a batch counts every payment but the replaced ones, whose successors stand there", () => {
  const each = Object.fromEntries(itemStatuses.map((status) => [status, 1])) as ItemCounts; // as above
  const parts = progressParts(each);
  expect(parts).toHaveLength(itemStatuses.length - 1);
  expect(parts.map(({ label }) => label)).not.toContain("replaced");
});
