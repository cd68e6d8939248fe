import { transferForItems } from "@/lib/db/batches/ledger";
import { pool } from "@/lib/db/client";
import { sql } from "@/lib/db/sql";
import { inTransaction } from "@/lib/db/transaction";
import { median, milliseconds, type Row } from "./measure";
import { releasedBatch } from "./releases";
import { today } from "./world";

const TRANSFERS = 10_000;
const RUNS = 5;
const PER_SECOND_MIN = 20_000;
const RATIO_MAX = 1.5;
const FLOOR = "bare_ledger";

/** The ledger's table with its keys, indexes and foreign keys and as many rows, but no trigger and no CHECK. */
async function makeFloor(): Promise<void> {
  await pool.query(`DROP TABLE IF EXISTS ${FLOOR}`);
  await pool.query(
    `CREATE TABLE ${FLOOR} (LIKE ledger_transfer INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING IDENTITY INCLUDING INDEXES)`,
  );
  const { rows } = await pool.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = 'ledger_transfer'::regclass AND contype = 'f'`,
  );
  for (const { definition } of rows) await pool.query(`ALTER TABLE ${FLOOR} ADD ${definition}`);
  await pool.query(`INSERT INTO ${FLOOR} SELECT * FROM ledger_transfer`);
}

/** Transfers of one funding account: all items of a batch at once, as the steps of its life book them. */
export async function* ledger(): AsyncGenerator<Row> {
  const { businessId, batchId } = await releasedBatch(TRANSFERS);
  await makeFloor();
  const ours: number[] = [];
  const floor: number[] = [];
  for (let nth = 1; nth <= RUNS; nth++) {
    ours.push(
      await milliseconds(() =>
        inTransaction((tx) =>
          transferForItems(
            tx,
            { businessId, today },
            {
              kind: "credit_sent",
              where: sql`i.batch_id = ${batchId}::uuid`,
              nth,
            },
          ),
        ),
      ),
    );
    floor.push(
      await milliseconds(() =>
        pool.query(
          `INSERT INTO ${FLOOR} (business_id, kind, debit_account, credit_account, servicer_id, amount, batch_id, subject_id, nth, day)
           SELECT business_id, 'credit_sent', 'program_liability', 'servicer_payable', servicer_id, amount, batch_id, id, $3, $4
             FROM batch_item WHERE business_id = $1 AND batch_id = $2`,
          [businessId, batchId, nth, today],
        ),
      ),
    );
  }
  const perSecond = (TRANSFERS / median(ours)) * 1_000;
  yield {
    work: "Ledger: transfers of one funding account, set-based",
    ours: perSecond,
    floor: null,
    unit: "a second",
    bound: `at least ${PER_SECOND_MIN} a second`,
    kept: perSecond >= PER_SECOND_MIN,
  };
  yield {
    work: `  ${TRANSFERS} of them against the bare rows`,
    ours: median(ours),
    floor: median(floor),
    unit: "ms",
    bound: `at most ${RATIO_MAX} ×`,
    kept: median(ours) / median(floor) <= RATIO_MAX,
  };
}
