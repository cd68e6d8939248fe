const isFull = process.env["PAYDOWN_CHAOS"] === "1";

/** How much the proofs of the money core and of the API do: little in `npm test`, all of it in `npm run test:chaos`. */
export const figures = {
  seeds: isFull ? [1, 2, 3] : [1],
  /** With one worker and with two at once, together; each a seed. */
  workerKills: isFull ? 50 : 15,
  databaseKills: isFull ? 20 : 5,
  /** Of workers that debit a day of own payments. */
  ownPaymentKills: isFull ? 30 : 3,
  itemsPerBatch: isFull ? 10_000 : 2_000,
  modelRuns: isFull ? 1_000 : 200,
  /** Events to a receiver that fails 40 % of the time. */
  webhooks: isFull ? 5_000 : 1_000,
  simulations: isFull ? 60 : 6,
  /** Requests made from the document of the API, and sequences of such that follow one another. */
  apiRequests: isFull ? 20_000 : 4_000,
  apiSequences: isFull ? 500 : 100,
  /** So many requests at once under each of so many keys; other bodies under a used one. */
  apiParallel: 200,
  apiKeys: isFull ? 50 : 5,
  apiChangedBodies: isFull ? 500 : 100,
  /** A proof's own limit in real time, for a machine that does other things too. */
  testMaxMs: isFull ? 3_600_000 : 300_000,
} as const;
