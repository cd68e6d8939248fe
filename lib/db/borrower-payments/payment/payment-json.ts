import { Prisma } from "../../generated/client";

/** As toISOString writes it. */
export const isoInstant = (column: "p.created_at" | "s.created_at"): Prisma.Sql =>
  Prisma.sql`to_char(${Prisma.raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Of a row `p` of payment what the API shows: the object that paymentView makes, made where the row is. */
export const paymentJson = Prisma.sql`
  json_build_object(
    'amount', p.amount::text, 'borrower_id', p.borrower_id, 'created_at', ${isoInstant("p.created_at")},
    'dates', json_build_object('debit', p.debit_day, 'credit_sent', p.credits_sent_day,
                               'credit_effective', p.credits_effective_day, 'complete_expected', p.confirmed_expected_day),
    'failure', CASE WHEN p.status <> 'pending' AND p.failure_code IS NOT NULL
                    THEN json_build_object('code', p.failure_code, 'detail', coalesce(p.failure_detail, '')) END,
    'id', p.id, 'payment_series_id', p.series_id, 'scheduled_date', p.scheduled_date, 'servicer_id', p.servicer_id,
    'source_account_id', p.source_account_id, 'status', p.status, 'version', p.version)`;
