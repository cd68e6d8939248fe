import { PrismaPg } from "@prisma/adapter-pg";
import type { ArgType, SqlQuery, SqlQueryable } from "@prisma/driver-adapter-utils";
import type pg from "pg";

/*
 * Prisma's adapter writes an instant without its zone and, reading one, takes whatever offset stands there for none: both are
 * right only in a session whose time zone is UTC. Setting it on the connection needs a session of our own, which a pooler in
 * transaction mode does not give (older ones refuse such a startup option altogether). So instants carry their zone both ways,
 * and the session's does not matter.
 */

const isInstant = (type: ArgType | undefined): boolean =>
  type?.scalarType === "datetime" && !["DATE", "TIME", "TIMETZ"].includes(type.dbType ?? "");

const text: ArgType = { scalarType: "string", arity: "scalar" };

const zoned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(zoned);
  const at = typeof value === "string" ? new Date(value) : value;
  return at instanceof Date ? at.toISOString() : value;
};

function withZone(query: SqlQuery): SqlQuery {
  if (!query.argTypes.some(isInstant)) return query;
  return {
    ...query,
    args: query.args.map((arg, n) => (isInstant(query.argTypes[n]) ? zoned(arg) : arg)),
    argTypes: query.argTypes.map((type) => (isInstant(type) ? { ...text, arity: type.arity } : type)),
  };
}

function writingZones<Queryable extends SqlQueryable>(queryable: Queryable): Queryable {
  const [queryRaw, executeRaw] = [queryable.queryRaw.bind(queryable), queryable.executeRaw.bind(queryable)];
  queryable.queryRaw = (query) => queryRaw(withZone(query));
  queryable.executeRaw = (query) => executeRaw(withZone(query));
  return queryable;
}

/** The adapter for a pool whose clients went through `readingZones`. */
export class AnyZoneAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = writingZones(await super.connect());
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => writingZones(await startTransaction(isolation));
    return adapter;
  }
}

const TIMESTAMPTZ = 1184;
const TIMESTAMPTZ_ARRAY = 1185;
const STAMP = /(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d(?::\d\d){0,2})/g;

/** "2026-11-23 09:00:00.5-05", or a list of such, the same instants in UTC: "2026-11-23 14:00:00.5+00". */
export function inUtc(stamps: string): string {
  return stamps.replace(
    STAMP,
    (whole, on: string, time: string, fraction: string | undefined, zone: string) => {
      if (zone === "+00") return whole;
      const [hours = "0", minutes = "0", seconds = "0"] = zone.slice(1).split(":");
      const offsetMs =
        (Number.parseInt(hours, 10) * 3_600 +
          Number.parseInt(minutes, 10) * 60 +
          Number.parseInt(seconds, 10)) *
        1_000;
      const local = Date.parse(`${on}T${time}Z`);
      const utc = new Date(zone.startsWith("-") ? local + offsetMs : local - offsetMs);
      return `${utc.toISOString().slice(0, -".000Z".length).replace("T", " ")}${fraction ?? ""}+00`;
    },
  );
}

type Typed = { types: { getTypeParser: (oid: number, format?: string) => (value: string) => unknown } };

const isTyped = (query: unknown): query is Typed =>
  typeof query === "object" &&
  query !== null &&
  "types" in query &&
  typeof query.types === "object" &&
  query.types !== null &&
  "getTypeParser" in query.types;

/** Makes a client give instants in UTC to whoever reads them with parsers of their own, as Prisma's adapter does. */
export function readingZones(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown; // whichever of its signatures is meant
  const translated = (asked: unknown): unknown => {
    if (!isTyped(asked)) return asked;
    const { types } = asked;
    const getTypeParser: Typed["types"]["getTypeParser"] = (oid, format) => {
      const parse = types.getTypeParser(oid, format);
      return oid === TIMESTAMPTZ || oid === TIMESTAMPTZ_ARRAY ? (value) => parse(inUtc(value)) : parse;
    };
    return { ...asked, types: { getTypeParser } };
  };
  client.query = ((asked: unknown, ...rest: unknown[]) =>
    query(translated(asked), ...rest)) as typeof client.query; // the same signatures, passed on
}
