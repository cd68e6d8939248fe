import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/db/client";

/** Counted in the database, for all web processes. Real time. */
type Limit = { name: string; tries: number; restSeconds: number };

/** A counter of tries by a key (an e-mail, an address). */
export function limitOf({ name, tries, restSeconds }: Limit) {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points: tries,
    duration: restSeconds,
  });
  return {
    /** Seconds to wait before the next try; 0 when one is free. */
    async secondsToWait(key: string): Promise<number> {
      const counted = await limiter.get(key);
      return counted && counted.consumedPoints >= tries ? Math.ceil(counted.msBeforeNext / 1000) : 0;
    },
    /** Two tries at once may pass the last point together; the limiter then rejects, and the count stands all the same. */
    async count(key: string): Promise<void> {
      await limiter.consume(key).catch((reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) throw reason;
      });
    },
    async forget(key: string): Promise<void> {
      await limiter.delete(key);
    },
  };
}
