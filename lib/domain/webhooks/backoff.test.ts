import { describe, expect, it } from "vitest";
import { nextTry } from "./backoff";

const HOUR_MS = 3_600_000;

function triesUntilGivenUp(random: number): { waits: number[]; hours: number } {
  const start = new Date("2026-11-23T14:00:00Z");
  const giveUpAt = new Date(start.getTime() + 72 * HOUR_MS);
  const waits: number[] = [];
  let now = start;
  for (let tries = 1; ; tries++) {
    const next = nextTry({ tries, now, giveUpAt, random });
    if (next === null) return { waits, hours: (now.getTime() - start.getTime()) / HOUR_MS };
    waits.push(next.getTime() - now.getTime());
    now = next;
  }
}

describe("the wait between tries", () => {
  it.each([0, 0.5, 0.999])("grows, and the last try is at 72 hours (random %d)", (random) => {
    const { waits, hours } = triesUntilGivenUp(random);
    expect(hours).toBe(72);
    expect(waits.length).toBeGreaterThan(12);
    expect(waits.length).toBeLessThan(20);
    expect(waits[0]).toBeGreaterThanOrEqual(5_000);
    expect(waits[0]).toBeLessThanOrEqual(5_500);
    const grown = waits.slice(0, -1);
    expect(grown).toEqual([...grown].sort((a, b) => a - b));
  });

  it("ends where the time is over, even for the first", () => {
    const now = new Date("2026-11-23T14:00:00Z");
    expect(nextTry({ tries: 1, now, giveUpAt: now, random: 0 })).toBeNull();
  });
});
