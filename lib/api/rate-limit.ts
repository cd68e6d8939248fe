import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "@/lib/domain/refusal";
import { env } from "@/lib/env";

export type RateLimit = (key: string) => Promise<void>;

/** At most so many requests a second and key, counted in this process; 0 turns it off. Throws `rate_limited`. */
export function rateLimit(requestsPerSecond: number): RateLimit {
  if (requestsPerSecond === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points: requestsPerSecond, duration: 1 });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      throw new Refusal(
        "rate_limited",
        `This key may ask ${requestsPerSecond} times a second. Wait a moment and go on.`,
        { retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) },
      );
    }
  };
}

export const limitKey: RateLimit = rateLimit(env.PAYDOWN_RATE_LIMIT_RPS);
