import { realNow } from "@/lib/clock";
import { prisma } from "./client";

/** Promised: 24 hours or longer. Real time. */
const IDEMPOTENCY_KEPT_HOURS = 48;
/** Of the business's own time, as everything about a batch. */
const INVALID_BATCHES_KEPT_DAYS = 90;
/** So long the page of a link can still say that it was used, or is too old. Real time. */
const DEAD_LINKS_KEPT_DAYS = 30;
/** Far longer than a delivery is tried; real time, as everything about webhooks. */
const EVENTS_KEPT_DAYS = 90;
const CLEAN_EVERY_MS = 60 * 60 * 1000;

/** Throws away what was promised to be kept for a time only, and nothing else. */
export async function clean(): Promise<void> {
  await prisma.$executeRaw`
    DELETE FROM idempotency_key WHERE created_at < now() - make_interval(hours => ${IDEMPOTENCY_KEPT_HOURS})`;
  await prisma.$executeRaw`
    DELETE FROM event WHERE created_at < now() - make_interval(days => ${EVENTS_KEPT_DAYS})`;
  await prisma.$executeRaw`
    DELETE FROM batch b
     WHERE NOT b.valid
       AND b.created_at < coalesce((SELECT c.now FROM business_clock c WHERE c.business_id = b.business_id), now())
                          - make_interval(days => ${INVALID_BATCHES_KEPT_DAYS})`;
  await prisma.$executeRaw`DELETE FROM user_session WHERE expires_at < now()`;
  await prisma.$executeRaw`
    DELETE FROM one_time_link WHERE expires_at < now() - make_interval(days => ${DEAD_LINKS_KEPT_DAYS})`;
  // In milliseconds, as rate-limiter-flexible writes it; null counts for good.
  await prisma.$executeRaw`DELETE FROM rate_limit WHERE expire < extract(epoch FROM now()) * 1000`;
}

let nextCleaningAt = 0;

/** The worker asks each time round; once an hour something is done. */
export async function cleanNowAndThen(): Promise<void> {
  const now = realNow().getTime();
  if (now < nextCleaningAt) return;
  nextCleaningAt = now + CLEAN_EVERY_MS;
  await clean();
}
