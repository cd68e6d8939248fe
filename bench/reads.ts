import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "@/lib/db/client";
import { itemPlace, type ItemPlace } from "@/lib/schemas/batches/filters";
import { listItems } from "@/lib/queries/batches/list-items";
import { filteredItemsCsv } from "@/lib/queries/batches/exports";
import { median, milliseconds, percentile, type Row } from "./measure";
import { batchesOf, largeBatch, makeWorld, type World } from "./world";

const EXPORT_ITEMS = 100_000;
const FIRST_BYTE_MAX_MS = 150;
const EXPORT_RATIO_MAX = 2;
const PAGE_RATIO_MAX = 1.5;
const PAGES = 150;

async function drain(stream: AsyncIterable<unknown>): Promise<number> {
  const since = performance.now();
  let first = 0;
  for await (const chunk of stream) if (first === 0 && chunk) first = performance.now() - since;
  return first;
}

async function bareCopy(batchId: string): Promise<number> {
  const client = await pool.connect();
  try {
    return await milliseconds(() =>
      drain(
        client.query(
          copyTo(
            `COPY (SELECT * FROM batch_item WHERE batch_id = '${batchId}') TO STDOUT (FORMAT csv, HEADER)`,
          ),
        ),
      ),
    );
  } finally {
    client.release();
  }
}

export async function* exports(): AsyncGenerator<Row> {
  const world = await makeWorld(10_000);
  const [batchId = ""] = await batchesOf(world, 1, EXPORT_ITEMS);
  const totals: number[] = [];
  const firsts: number[] = [];
  const floors: number[] = [];
  for (let run = 0; run < 5; run++) {
    const since = performance.now();
    const { body } = await filteredItemsCsv(world.admin, batchId, {});
    const opened = performance.now() - since;
    firsts.push(opened + (await drain(Readable.fromWeb(body as WebStream))));
    totals.push(performance.now() - since);
    floors.push(await bareCopy(batchId));
  }
  const [total, floor, first] = [median(totals), median(floors), median(firsts)];
  yield {
    work: `CSV export of ${EXPORT_ITEMS} items`,
    ours: total,
    floor,
    unit: "ms",
    bound: `at most ${EXPORT_RATIO_MAX} × bare COPY`,
    kept: total / floor <= EXPORT_RATIO_MAX,
  };
  yield {
    work: "  its first byte",
    ours: first,
    floor: null,
    unit: "ms",
    bound: `within ${FIRST_BYTE_MAX_MS} ms`,
    kept: first <= FIRST_BYTE_MAX_MS,
  };
}

/** The next page of a batch as a reader turns them, so that one deep in it counts like the first. */
function reader(world: World, batchId: string): () => Promise<number> {
  let place: ItemPlace = null;
  return () =>
    milliseconds(async () => {
      const { after } = await listItems(world.admin, batchId, {}, place);
      place = after === null ? null : itemPlace({ after });
    });
}

export async function* pages(items: number): AsyncGenerator<Row> {
  const small = await makeWorld(10_000);
  const [batchId = ""] = await batchesOf(small, 1, 10_000);
  const few = reader(small, batchId);
  const large = await largeBatch(items);
  const many = reader(large.world, large.batchId);
  // In turns, so that what else the machine does in these seconds slows both.
  const times: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let page = 0; page < PAGES; page++) {
    times.few.push(await few());
    times.many.push(await many());
  }
  const [ours, floor] = [percentile(times.many, 0.95), percentile(times.few, 0.95)];
  yield {
    work: `Items page at ${items} items, p95`,
    ours,
    floor,
    unit: "ms",
    bound: `within ${PAGE_RATIO_MAX} × of that at 10,000`,
    kept: ours / floor <= PAGE_RATIO_MAX,
  };
}
