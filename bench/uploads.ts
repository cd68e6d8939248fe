import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { pool } from "@/lib/db/client";
import { createDraft } from "@/lib/operations/drafts/create-draft";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";
import { median, medianOf, memoryRise, milliseconds, type Row } from "./measure";
import { contributionFile, makeWorld, type World } from "./world";

const RATIO_MAX = 5;
const MEMORY_MAX_MB = 100;
const LIMITS_MS: Record<number, number> = { 10_000: 1_000, 50_000: 3_000 };

/** The floor: the same rows as they stand, by COPY into the same table with its indexes and keys, each time for a new draft. */
async function copyFloor(world: World, draftId: string): Promise<number> {
  const client = await pool.connect();
  try {
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const { id } = await createDraft(world.admin);
      const columns = (
        await client.query<{ list: string }>(
          `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS list FROM pg_attribute
          WHERE attrelid = 'draft_row'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('business_id', 'draft_id')`,
        )
      ).rows[0]?.list;
      const chunks: Buffer[] = [];
      const out = client.query(
        copyTo(
          `COPY (SELECT business_id, '${id}'::uuid, ${columns} FROM draft_row WHERE draft_id = '${draftId}') TO STDOUT`,
        ),
      );
      for await (const chunk of out) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      times.push(
        await milliseconds(() =>
          pipeline(
            Readable.from(chunks),
            client.query(copyFrom(`COPY draft_row (business_id, draft_id, ${columns}) FROM STDIN`)),
          ),
        ),
      );
    }
    return median(times);
  } finally {
    client.release();
  }
}

async function upload(world: World, rows: number, salt: string): Promise<string> {
  const { id } = await draftFromFile(world.admin, {
    bytes: contributionFile(rows, salt),
    fileName: `${salt}.csv`,
  });
  return id;
}

export async function* uploads(): AsyncGenerator<Row> {
  for (const rows of [10_000, 50_000]) {
    const world = await makeWorld(rows);
    let last = "";
    const rise = await memoryRise(async () => (last = await upload(world, rows, `memory-${rows}`)));
    const ours = await medianOf(
      (run) => Promise.resolve(`run-${rows}-${run}`),
      async (salt) => (last = await upload(world, rows, salt)),
    );
    const floor = await copyFloor(world, last);
    const limit = LIMITS_MS[rows] ?? 0;
    const ratioKept = rows > 10_000 || ours / floor <= RATIO_MAX;
    yield {
      work: `CSV of ${rows} rows, upload to validated draft`,
      ours,
      floor,
      unit: "ms",
      bound: `at most ${limit} ms${rows > 10_000 ? "" : ` and ${RATIO_MAX} × COPY`}`,
      kept: ours <= limit && ratioKept,
    };
    yield {
      work: `  resident memory rises by`,
      ours: rise,
      floor: null,
      unit: "MB",
      bound: `at most ${MEMORY_MAX_MB} MB`,
      kept: rise <= MEMORY_MAX_MB,
    };
  }
}
