const isFull = process.env["PAYDOWN_CHAOS"] === "1";

/** How much the proofs of the money core do: little in `npm test`, all of it in `npm run test:chaos`. */
export const figures = {
  seeds: isFull ? [1, 2, 3] : [1],
  /** With one worker and with two at once, together; each a seed. */
  workerKills: isFull ? 50 : 15,
  databaseKills: isFull ? 20 : 5,
  itemsPerBatch: isFull ? 10_000 : 2_000,
  modelRuns: isFull ? 1_000 : 200,
  simulations: isFull ? 60 : 6,
  /** A proof's own limit in real time, for a machine that does other things too. */
  testMaxMs: isFull ? 3_600_000 : 300_000,
} as const;
