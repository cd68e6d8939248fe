import type { BusinessDay } from "../business-day";
import type { Tx } from "../transaction";
import { among } from "./chunk";

/** The series that these Payments are occurrences of, if they are. */
export async function readForClosing(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<{ id: string; seriesId: string | null }[]> {
  return tx.$queryRaw<{ id: string; seriesId: string | null }[]>`
    SELECT p.id, p.series_id AS "seriesId" FROM payment p
     WHERE p.business_id = ${businessId}::uuid AND ${among(ids)}`;
}

/** Cancels scheduled Payments that cannot be made; where nothing is owed any more, their series with them. */
export async function closeNotMade(
  tx: Tx,
  business: BusinessDay,
  notMade: readonly { id: string; seriesId: string | null; why: string; code: string; detail: string }[],
): Promise<void> {
  const { businessId } = business;
  await tx.$executeRaw`
    WITH closed AS (
      UPDATE payment p SET status = 'cancelled', stage = 'closed', closed_at = ${business.now}, failure_code = n.code,
                           failure_detail = n.detail
        FROM unnest(${notMade.map((one) => one.id)}::uuid[], ${notMade.map((one) => one.code)}::text[],
                    ${notMade.map((one) => one.detail)}::text[]) AS n (id, code, detail)
       WHERE p.business_id = ${businessId}::uuid AND p.id = n.id
      RETURNING p.business_id, p.id, p.failure_code, p.failure_detail)
    INSERT INTO activity (business_id, kind, subject_id, actor_name, at, data)
    SELECT business_id, 'payment.failed', id, 'Paydown', ${business.now},
           jsonb_build_object('code', failure_code, 'detail', failure_detail)
      FROM closed`;
  const ended = notMade.flatMap((one) =>
    one.why === "nothing_owed" && one.seriesId !== null ? [one.seriesId] : [],
  );
  if (ended.length === 0) return;
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE payment_series s SET status = 'cancelled', cancelled_at = ${business.now}, cancelled_why = 'nothing_owed',
                                  version = s.version + 1
       WHERE s.business_id = ${businessId}::uuid AND s.id = ANY (${ended}::uuid[]) AND s.status = 'active'
      RETURNING s.business_id, s.id)
    INSERT INTO activity (business_id, kind, subject_id, actor_name, at, data)
    SELECT business_id, 'series.cancelled', id, 'Paydown', ${business.now}, '{"why": "nothing_owed"}'::jsonb FROM ended`;
}
