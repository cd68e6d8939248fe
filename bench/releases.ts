import { pool, prisma } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { addDays, instantAt } from "@/lib/domain/days";
import { runUntilIdle } from "@/lib/jobs/run-due-work";
import { draftFromFile } from "@/lib/operations/drafts/file/draft-from-file";
import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { sendForApproval } from "@/lib/operations/drafts/send-for-approval";
import { median, medianOf, milliseconds, type Row } from "./measure";
import { bareCopyOf, contributionFile, makeWorld, today, type World } from "./world";

const RELEASE_MAX_MS = 1_500;
const PER_ITEM_MAX = 1.3;
const POSTED_MAX_MS = 10_000;

type Sent = { world: World; id: string; hash: string };

async function sent(items: number): Promise<Sent> {
  const world = await makeWorld(items);
  const bytes = contributionFile(items, `release-${world.businessId}`);
  const { id } = await draftFromFile(world.admin, { bytes, fileName: "bench.csv" });
  await prisma.batchDraft.update({
    where: { businessId_id: { businessId: world.businessId, id } },
    data: { sourceAccountId: world.accountId },
  });
  await prisma.$executeRaw`
    UPDATE draft_row SET kept_codes = ARRAY(SELECT p->>'code' FROM jsonb_array_elements(problems) p WHERE p->>'severity' = 'warning')
     WHERE draft_id = ${id}::uuid`;
  const { hash } = await sendForApproval(world.admin, { id, version: 1 });
  return { world, id, hash };
}

async function release({ world, id, hash }: Sent): Promise<string> {
  const outcome = await releaseDraft(world.approver, { id, hash });
  if (outcome.outcome !== "released")
    throw new Error(`not released: ${JSON.stringify(outcome).slice(0, 300)}`);
  return outcome.batchId;
}

/** A business of the bench's own whose batch of so many items was released just now. */
export async function releasedBatch(items: number): Promise<{ businessId: string; batchId: string }> {
  const given = await sent(items);
  return { businessId: given.world.businessId, batchId: await release(given) };
}

/** The floor: the same items and transfers into tables of the same shape and indexes, by INSERT … SELECT, no rule of ours. */
async function insertFloor(batchId: string): Promise<number> {
  const items = await bareCopyOf("batch_item");
  const ledger = await bareCopyOf("ledger_transfer");
  const times: number[] = [];
  for (let run = 0; run < 5; run++) {
    await pool.query(`TRUNCATE ${items}, ${ledger}`);
    times.push(
      await milliseconds(async () => {
        await pool.query(`INSERT INTO ${items} SELECT * FROM batch_item WHERE batch_id = $1`, [batchId]);
        await pool.query(
          `INSERT INTO ${ledger} SELECT * FROM ledger_transfer WHERE batch_id = $1 AND kind = 'released'`,
          [batchId],
        );
      }),
    );
  }
  return median(times);
}

export async function* releases(): AsyncGenerator<Row> {
  let batchId = "";
  const small = await medianOf(() => sent(1_000), release);
  const large = await medianOf(
    () => sent(10_000),
    async (given) => (batchId = await release(given)),
  );
  const floor = await insertFloor(batchId);
  yield {
    work: "Release of 10,000 items with their ledger transfers",
    ours: large,
    floor,
    unit: "ms",
    bound: `at most ${RELEASE_MAX_MS} ms`,
    kept: large <= RELEASE_MAX_MS,
  };
  yield {
    work: "  an item of 10,000 against an item of 1,000",
    ours: large / 10,
    floor: small,
    unit: "ms a thousand",
    bound: `at most ${PER_ITEM_MAX} ×`,
    kept: large / 10 / small <= PER_ITEM_MAX,
  };
}

async function postAll(workers: number): Promise<number> {
  const given = await sent(10_000);
  await release(given);
  const { businessId } = given.world;
  return milliseconds(async () => {
    await prisma.businessClock.update({
      where: { businessId },
      data: { target: instantAt(addDays(today, 10), "09:00") },
    });
    await Promise.all(Array.from({ length: workers }, () => untilPosted(businessId)));
  });
}

/** One worker's loop: it goes on while another still holds the work. */
async function untilPosted(businessId: string): Promise<void> {
  for (;;) {
    await runUntilIdle(businessId);
    const [state] = await inTransaction(
      (tx) => tx.$queryRaw<{ busy: boolean }[]>`
        SELECT target IS NOT NULL OR EXISTS (SELECT FROM due_work w WHERE w.business_id = c.business_id AND w.done_at IS NULL
                                                AND w.due_at <= c.now) AS busy
          FROM business_clock c WHERE business_id = ${businessId}::uuid`,
    );
    if (!state?.busy) return;
  }
}

export async function* postings(): AsyncGenerator<Row> {
  const one = median([await postAll(1), await postAll(1), await postAll(1)]);
  const two = median([await postAll(2), await postAll(2), await postAll(2)]);
  yield {
    work: "10,000 items from released to posted, one worker",
    ours: one,
    floor: null,
    unit: "ms",
    bound: `at most ${POSTED_MAX_MS} ms`,
    kept: one <= POSTED_MAX_MS,
  };
  yield {
    work: "  two workers against one",
    ours: two,
    floor: one,
    unit: "ms",
    bound: "not slower (within 10 %)",
    kept: two <= one * 1.1,
  };
}
