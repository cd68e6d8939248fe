import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

/** Connections of one process; PostgreSQL's own limit divided by the processes you mean to run sets the ceiling. */
const CONNECTIONS_MAX = 12;

type Database = { pool: pg.Pool; prisma: PrismaClient };

function open(): Database {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: CONNECTIONS_MAX,
    // Prisma sends instants without a zone, in UTC: the session must read them so, whatever the server's default is.
    // (PgBouncer from 1.20 understands this form and keeps it per client.)
    options: "-c TimeZone=UTC",
  });
  // Without a listener an idle connection that dies (a database restart) would end the process.
  pool.on("error", () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: "minimal" }) };
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
