import type { Actor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { readBusinessDay } from "@/lib/db/business-day";
import { prisma } from "@/lib/db/client";
import type { Numeric } from "@/lib/db/sql";
import { dayOfDate, moneyOf } from "@/lib/db/rows";
import { type ExpectedKind, expectedSteps, expectedWords } from "@/lib/domain/batches/expected";
import { batchTitle } from "@/lib/domain/batches/title";
import { type Day, dayOf } from "@/lib/domain/days";
import { add, isZero, subtract } from "@/lib/domain/money";
import { countedSplit } from "@/lib/domain/tax";
import { isUuid } from "@/lib/domain/uuid";
import type { HistoryEvent, ItemDetail } from "@/lib/schemas/batches/views";
import { eventColumns, eventOf } from "./history/batch-history";
import { creditsWait, datesOf, lineColumns, type LineRow, statusOf } from "./batch-line";
import { itemLine, itemLineColumns, itemLineJoins, type ItemLineRow } from "./list-items";
import { loanChoices } from "./loan-choices";
import { refundToSql, sentAgain } from "./money-back";

type Row = ItemLineRow & {
  loan_type: string | null;
  loan_id: string | null;
  servicer_id: string;
  tax_free: Numeric;
  taxable: Numeric;
  debit_day: Date;
  benefit_date: Date;
  replaced_by: string | null;
  refund_to: string;
};

/** One payment of a batch with its own timeline; null if it is not there, not of this batch or not theirs. */
export async function getItem(actor: Actor, batchId: string, id: string): Promise<ItemDetail | null> {
  mustHave(actor, "business:read");
  if (!isUuid(id) || !isUuid(batchId)) return null;
  const [rows, batch] = await Promise.all([
    prisma.$queryRaw<Row[]>`
      SELECT ${itemLineColumns}, l.loan_type, i.loan_id, i.servicer_id, i.tax_free, i.taxable, i.debit_day, i.benefit_date,
             ${refundToSql} AS refund_to,
             (SELECT n.id FROM batch_item n WHERE n.business_id = i.business_id AND n.replaces = i.id) AS replaced_by
        FROM batch_item i ${itemLineJoins}
       WHERE i.business_id = ${actor.businessId}::uuid AND i.id = ${id}::uuid AND i.batch_id = ${batchId}::uuid`,
    prisma.batch.findUnique({
      where: { businessId_id: { businessId: actor.businessId, id: batchId } },
      select: lineColumns,
    }),
  ]);
  const row = rows[0];
  if (!row || !batch) return null;
  const line = itemLine(row);
  const split = { taxFree: moneyOf(row.tax_free), taxable: moneyOf(row.taxable) };
  return {
    ...line,
    batch: {
      id: batch.id,
      title: batchTitle(batch),
      complete: batch.status === "complete",
    },
    loanType: row.loan_type,
    ...countedSplit({ ...split, status: line.status, refunded: line.refundedAmount }),
    split,
    openAmount: subtract(line.amount, add(line.postedAmount, line.refundedAmount)),
    debitDay: dayOfDate(row.debit_day),
    benefitDate: dayOfDate(row.benefit_date),
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    again: sentAgain(await readBusinessDay(actor.businessId)),
    refundTo: row.refund_to,
    happened: await happenedTo(actor.businessId, batchId, row),
    expected: await expectedOf(actor.businessId, row, batch),
    // Of one that the servicer posted in part only the refund of the rest is left.
    choices:
      row.status === "returned" && isZero(moneyOf(row.posted_amount))
        ? ((await loanChoices(actor.businessId, [row])).get(row.id) ?? [])
        : [],
  };
}

/** What befell the batch befell its first items, as far as their own transfers say; a re-sent one has events of its own. */
async function happenedTo(businessId: string, batchId: string, row: Row): Promise<HistoryEvent[]> {
  const transfers = await prisma.ledgerTransfer.findMany({
    where: { businessId, subjectId: row.id },
    select: { kind: true },
  });
  const had = new Set(transfers.map((transfer) => transfer.kind));
  const shared =
    row.replaces !== null
      ? []
      : [
          "batch.released",
          "batch.file_closed",
          "batch.debit_settled",
          "batch.debit_returned",
          "batch.debit_retry",
          "batch.debit_given_up",
          ...(had.has("credit_sent") ? ["batch.credits_sent"] : []),
          ...(had.has("credit_settled") ? ["batch.credits_settled"] : []),
          ...(row.status === "posted" ? ["batch.confirmed"] : []),
          ...(had.has("recalled") ? ["batch.recalled"] : []),
          ...(had.has("debit_failed") ? ["batch.failed"] : []),
        ];
  const rows = await prisma.activity.findMany({
    where: {
      businessId,
      OR: [{ subjectId: row.id }, { subjectId: batchId, kind: { in: shared } }],
    },
    orderBy: { id: "asc" },
    select: eventColumns,
  });
  return rows.map(eventOf);
}

const ownWork: Record<string, string> = {
  resent_goes_out: "it goes out with the day's file",
  resent_settles: "it reaches the servicer's bank",
  resent_confirmed: "the servicer confirms what it posted",
  refund_arrives: "the refund reaches your account",
};

async function expectedOf(
  businessId: string,
  row: Row,
  batch: LineRow,
): Promise<{ words: string; on: Day }[]> {
  const own = await prisma.dueWork.findMany({
    where: { businessId, subjectId: row.id, doneAt: null },
    orderBy: { dueAt: "asc" },
    select: { kind: true, dueAt: true },
  });
  const expected = own.flatMap(({ kind, dueAt }) => {
    const words = ownWork[kind];
    return words === undefined ? [] : [{ words, on: dayOf(dueAt) }];
  });
  if (row.replaces !== null || (row.status !== "pending" && row.status !== "sent")) return expected;
  const business = await readBusinessDay(businessId);
  const facts = {
    ...statusOf(batch),
    dates: datesOf(batch),
    creditsHeld: creditsWait(batch) && row.status === "pending",
  };
  const steps = expectedSteps(facts, business.now, business.cutOff);
  const leaves = (kind: ExpectedKind) => kind === "credits_go_out" || kind === "credits_wait";
  const goesOut = steps.findIndex((step) => leaves(step.kind));
  // What was stopped takes no step after the one at which it is held back.
  const taken = row.stop_asked ? steps.slice(0, goesOut + 1) : steps;
  return taken.map(({ kind, on }) => ({
    words:
      row.stop_asked && leaves(kind) ? "it is held back while the other credits go out" : expectedWords(kind),
    on,
  }));
}
