import { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "../client";
import { Prisma } from "../generated/client";

/** A CSV to download; `name` is what a person would call the file, without its ending. */
export type Csv = { name: string; body: ReadableStream<Uint8Array> };

/** A column of a CSV: its header and the SQL that gives its value. Made by `text` or `plain`, so that escaping is chosen, never forgotten. */
export type CsvColumn = { header: string; sql: Prisma.Sql };

/** The codes of = + - @ tab, carriage return and apostrophe: compared as numbers, for each text of each row is asked. */
const FORMULA_STARTS = Prisma.raw("61, 43, 45, 64, 9, 13, 39");

/**
 * A column whose text somebody typed: what a spreadsheet would run as a formula gets a leading apostrophe, which our own
 * import takes off again (the pattern of lib/domain/files/formula.ts). The first character decides for nearly every row.
 */
export function text(header: string, sql: Prisma.Sql): CsvColumn {
  const escaped = Prisma.sql`CASE WHEN ascii(${sql}) IN (${FORMULA_STARTS}) AND ${sql} ~ E'^''*[=+\\-@\t\r]'
    THEN '''' || ${sql} ELSE ${sql} END`;
  return { header, sql: escaped };
}

/** A column of ours: amounts (-25.00 stays a number), days, ids, statuses. */
export function plain(header: string, sql: Prisma.Sql): CsvColumn {
  return { header, sql };
}

/** A column of instants, in UTC whatever the session's time zone is: 2026-11-23T14:00:00Z. */
export function instant(header: string, sql: Prisma.Sql): CsvColumn {
  return { header, sql: Prisma.sql`to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')` };
}

/**
 * Rows of a query as CSV with a header line, straight from COPY: constant memory, one consistent moment, whatever the size.
 * `from` is what follows SELECT's columns: `FROM … WHERE … ORDER BY …`. Values may be text, numbers, booleans, instants, null
 * and lists of text; write casts beside them (`${id}::uuid`). Fails before the first byte where the query is refused.
 */
export async function streamCsv(
  columns: readonly CsvColumn[],
  from: Prisma.Sql,
): Promise<ReadableStream<Uint8Array>> {
  const list = columns.map(
    (column) => Prisma.sql`${column.sql} AS ${Prisma.raw(pg.escapeIdentifier(column.header))}`,
  );
  const query = Prisma.sql`SELECT ${Prisma.join(list)} ${from}`;
  const client = await pool.connect();
  const rows = client.query(copyTo(`COPY (${withLiterals(query)}) TO STDOUT (FORMAT csv, HEADER)`));
  let held = true;
  const giveBack = (broken: boolean) => {
    if (held) client.release(broken);
    held = false;
  };
  rows.once("end", () => giveBack(false));
  // A reader that goes away in the middle leaves the connection full of rows nobody wants: it is closed, not reused.
  rows.once("close", () => giveBack(true));
  rows.once("error", () => giveBack(true));
  await new Promise<void>((resolve, reject) => {
    rows.once("readable", resolve);
    rows.once("error", reject);
  });
  // Both types name the same web stream; Node's and the DOM's declarations differ only in words.
  return Readable.toWeb(rows) as ReadableStream<Uint8Array>;
}

/** COPY takes no parameters: each becomes a literal, escaped by the driver. */
function withLiterals(query: Prisma.Sql): string {
  return query.strings.reduce((sql, part, n) => `${sql}${literal(query.values[n - 1])}${part}`);
}

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(", ")}]`;
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  switch (typeof value) {
    case "string":
      return pg.escapeLiteral(value);
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    default:
      throw new TypeError(`no SQL literal for ${typeof value}`);
  }
}
