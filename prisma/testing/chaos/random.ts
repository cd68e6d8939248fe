export type Random = {
  seed: number;
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number;
  /** One of them. @throws RangeError of none */
  pick: <T>(from: readonly T[]) => T;
  /** True that often: `percent` of 100. */
  chance: (percent: number) => boolean;
};

/** Mulberry32: the same seed gives the same run, so that a failure that prints its seed can be had again. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const pick = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  };
  return { seed, below, pick, chance: (percent) => below(100) < percent };
}
