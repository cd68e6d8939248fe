import pg from "pg";
import { env } from "@/lib/env";
import { AnyZoneAdapter, readingZones } from "./any-zone";
import { PrismaClient } from "./generated/client";

/** Connections of one process; PostgreSQL's own limit divided by the processes you mean to run sets the ceiling. */
const CONNECTIONS_MAX = 12;
const BESIDE_CONNECTIONS_MAX = 3;

type Database = { pool: pg.Pool; prisma: PrismaClient; besidePool: pg.Pool; beside: PrismaClient };

function openPool(max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max });
  pool.on("connect", (client) => {
    readingZones(client);
    // A connection that dies between two users has nobody who listens, and would end the process.
    client.on("error", () => undefined);
  });
  pool.on("error", () => undefined);
  return pool;
}

const clientOf = (connections: pg.Pool): PrismaClient =>
  new PrismaClient({ adapter: new AnyZoneAdapter(connections), errorFormat: "minimal" });

function open(): Database {
  const connections = openPool(CONNECTIONS_MAX);
  const few = openPool(BESIDE_CONNECTIONS_MAX);
  return { pool: connections, prisma: clientOf(connections), besidePool: few, beside: clientOf(few) };
}

// `next dev` loads modules anew on each change: one database per process all the same.
const kept = globalThis as unknown as { paydownDatabase?: Database };
const database = (kept.paydownDatabase ??= open());

export const prisma = database.prisma;
/** The same connections, for what Prisma cannot do: COPY and streams. */
export const pool = database.pool;

/**
 * For reading committed rows while a transaction of the same work is writing. Connections of their own: whoever holds one
 * waits for nobody, so that many who hold a transaction each and want to read beside it cannot block one another.
 */
export const readBeside = database.beside;

export async function closeDatabase(): Promise<void> {
  await Promise.all([prisma.$disconnect(), readBeside.$disconnect()]);
  await Promise.all([pool.end(), database.besidePool.end()]);
}
