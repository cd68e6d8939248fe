import { prisma } from "../client";

const KEY = "worker_seen_at";
const FRESH_SECONDS = 15;

/** The worker says that it lives; /api/health asks. */
export async function beat(): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO installation (key, value) VALUES (${KEY}, now()::text)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
}

export async function workerLives(): Promise<boolean> {
  const rows = await prisma.$queryRaw<{ lives: boolean }[]>`
    SELECT value::timestamptz > now() - make_interval(secs => ${FRESH_SECONDS}) AS lives FROM installation WHERE key = ${KEY}`;
  return rows[0]?.lives ?? false;
}
