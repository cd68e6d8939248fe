import type { BusinessDay } from "@/lib/db/business-day";
import { sql } from "@/lib/db/sql";
import { nextBankingDay } from "@/lib/domain/banking-calendar";
import { releaseDay } from "@/lib/domain/schedule";
import type { SentAgain } from "@/lib/schemas/batches/views";

/** The account that a refund of item `i` goes to, in words. */
export const refundToSql = sql`
  (SELECT a.name_on_account || ', ending in ' || a.account_number_last_4
          || CASE WHEN a.status = 'disabled' THEN ' (disabled: the refund waits until another is chosen)' ELSE '' END
     FROM batch d
     JOIN source_account a ON a.business_id = d.business_id AND a.id = coalesce(i.refund_account_id, d.source_account_id)
    WHERE d.business_id = i.business_id AND d.id = i.batch_id)`;

/** When money that is sent again now goes out and is there. */
export function sentAgain(business: BusinessDay): SentAgain {
  const goesOut = releaseDay(business.now, business.cutOff);
  return { goesOut, arrives: nextBankingDay(goesOut) };
}
