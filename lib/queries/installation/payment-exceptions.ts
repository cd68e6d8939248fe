import type { OperatorActor } from "@/lib/auth/actor";
import { prisma } from "@/lib/db/client";
import type { Csv } from "@/lib/db/csv/export";
import { smallCsv } from "@/lib/db/csv/small-csv";
import { moneyOrNull } from "@/lib/db/rows";
import { type Numeric, sql } from "@/lib/db/sql";
import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import { ZERO } from "@/lib/domain/money";
import type { PaymentExceptionLine } from "@/lib/schemas/bank/payment-exceptions";

const OPEN_SHOWN_MAX = 100;
const SETTLED_SHOWN_MAX = 20;

type Row = {
  business_id: string;
  id: string;
  business: string;
  kind: ExceptionKind;
  amount: Numeric | null;
  detail: string;
  payment_id: string;
  servicer: string;
  opened_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  closed_how: string | null;
};

/**
 * What waits for an operator about Borrowers' own payments, of all businesses, the oldest first; then what was settled last. No
 * Borrower is named: an operator has no roster (rules "Who, and what they own").
 */
export const listPaymentExceptions = (_actor: OperatorActor): Promise<PaymentExceptionLine[]> =>
  lines(OPEN_SHOWN_MAX, SETTLED_SHOWN_MAX);

/** All of them as a file. */
export async function paymentExceptionsCsv(_actor: OperatorActor): Promise<Csv> {
  return smallCsv("payment-exceptions", await lines(null, null), {
    kind: (line) => line.kind,
    detail: (line) => line.detail,
    business: (line) => line.business,
    servicer: (line) => line.servicer,
    payment_id: (line) => line.paymentId,
    amount: (line) => line.amount,
    opened: (line) => line.openedAt,
    settled: (line) => line.settled?.at ?? null,
    settled_by: (line) => line.settled?.by ?? null,
    settled_how: (line) => line.settled?.how ?? null,
    id: (line) => line.id,
  });
}

async function lines(openMax: number | null, settledMax: number | null): Promise<PaymentExceptionLine[]> {
  const [open, settled] = await Promise.all([read(true, openMax), read(false, settledMax)]);
  return [...open, ...settled].map((row) => ({
    businessId: row.business_id,
    id: row.id,
    business: row.business,
    kind: row.kind,
    amount: moneyOrNull(row.amount) ?? ZERO,
    detail: row.detail,
    paymentId: row.payment_id,
    servicer: row.servicer,
    openedAt: row.opened_at.toISOString(),
    settled:
      row.closed_at === null
        ? null
        : { by: row.closed_by ?? "", at: row.closed_at.toISOString(), how: row.closed_how ?? "" },
  }));
}

/** `most` null: all. */
const read = (open: boolean, most: number | null): Promise<Row[]> => prisma.$queryRaw<Row[]>`
  SELECT x.business_id, x.id, b.name AS business, x.kind, x.amount, x.detail, x.payment_id, s.name AS servicer,
         x.opened_at, x.closed_at, x.closed_by, x.closed_how
    FROM money_exception x
    JOIN business b ON b.id = x.business_id
    JOIN payment p ON p.business_id = x.business_id AND p.id = x.payment_id
    JOIN servicer s ON s.id = p.servicer_id
   WHERE (x.closed_at IS NULL) = ${open}
   ORDER BY ${open ? sql`x.opened_at, x.seq` : sql`x.closed_at DESC, x.seq DESC`}
   LIMIT ${most}`;
