/** Real time in which an event is tried, from when it happened or was sent again. */
export const DELIVERED_WITHIN_HOURS = 72;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first, second, third … failure; the last one goes on to the end. */
const WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
];
const JITTER = 0.1;

/**
 * When a delivery that has failed `tries` times is tried again; null when it is given up. The last try is at `giveUpAt` itself.
 * `random` in [0, 1) spreads what failed together, by a tenth of the wait at most.
 */
export function nextTry(of: { tries: number; now: Date; giveUpAt: Date; random: number }): Date | null {
  const { tries, now, giveUpAt, random } = of;
  if (now >= giveUpAt) return null;
  const wait = WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? SECOND_MS;
  const next = now.getTime() + wait * (1 + JITTER * random);
  return new Date(Math.min(next, giveUpAt.getTime()));
}
