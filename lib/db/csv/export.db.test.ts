import { describe, expect, it } from "vitest";
import { unescapeFormula } from "@/lib/domain/files/formula";
import { pool } from "../client";
import { plain, streamCsv, text } from "./export";
import { Prisma } from "../generated/client";

const read = async (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

describe("streamCsv", () => {
  it("escapes what a spreadsheet would run, in text columns only", async () => {
    const names = ["=1+1", "+1", "-1", "@x", "\tx", "plain", "O'Neil", "'=x", "'quoted'", 'a "b", c'];
    const csv = await read(
      await streamCsv(
        [text("name", Prisma.sql`n`), plain("amount", Prisma.sql`(-25.00)::numeric`)],
        Prisma.sql`FROM unnest(${names}::text[]) WITH ORDINALITY AS t (n, at) ORDER BY at`,
      ),
    );
    const lines = csv.trimEnd().split("\n");
    expect(lines[0]).toBe("name,amount");
    const cells = lines.slice(1).map((line) => line.replace(/,-25\.00$/, ""));
    expect(cells).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      "plain",
      "O'Neil",
      "''=x",
      "'quoted'",
      '"a ""b"", c"',
    ]);
    expect(cells.slice(0, -1).map(unescapeFormula)).toEqual(names.slice(0, -1));
  });

  it("takes hostile values as literals", async () => {
    const hostile = "'; DROP TABLE batch; -- \\ $1";
    const csv = await read(
      await streamCsv(
        [plain("x", Prisma.sql`x`)],
        Prisma.sql`FROM (SELECT ${hostile}::text AS x) t WHERE ${true}`,
      ),
    );
    expect(csv).toBe(`x\n${hostile}\n`);
  });

  it("fails before the first byte where the query is refused", async () => {
    await expect(streamCsv([plain("x", Prisma.sql`nowhere`)], Prisma.empty)).rejects.toThrow(/nowhere/);
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });

  it("gives the connection back when the reader leaves in the middle", async () => {
    for (let i = 0; i < 30; i++) {
      const stream = await streamCsv(
        [plain("n", Prisma.sql`n`)],
        Prisma.sql`FROM generate_series(1, 1000000) AS t (n)`,
      );
      const reader = stream.getReader();
      await reader.read();
      await reader.cancel();
    }
    expect(await read(await streamCsv([plain("n", Prisma.sql`1`)], Prisma.empty))).toBe("n\n1\n");
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });
});
