import pg from "pg";
import { env } from "@/lib/env";
import { AnyZoneAdapter, readingZones } from "./any-zone";
import { PrismaClient } from "./generated/client";

/** Connections of one process; PostgreSQL's own limit divided by the processes you mean to run sets the ceiling. */
const CONNECTIONS_MAX = 12;

type Database = { pool: pg.Pool; prisma: PrismaClient };

function open(): Database {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: CONNECTIONS_MAX });
  pool.on("connect", (client) => {
    readingZones(client);
    // A connection that dies between two users has nobody who listens, and would end the process.
    client.on("error", () => undefined);
  });
  pool.on("error", () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new AnyZoneAdapter(pool), errorFormat: "minimal" }) };
}

// `next dev` loads modules anew on each change: one database per process all the same.
const kept = globalThis as unknown as { paydownDatabase?: Database };
const database = (kept.paydownDatabase ??= open());

export const prisma = database.prisma;
/** The same connections, for what Prisma cannot do: COPY and streams. */
export const pool = database.pool;

export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
