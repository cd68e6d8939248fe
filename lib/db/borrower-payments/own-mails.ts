import { ownLetter, type OwnLetter } from "@/lib/domain/borrower-payments/letters";
import type { Money } from "@/lib/domain/money";
import type { BusinessDay } from "../business-day";
import { moneyOf } from "../rows";
import type { Numeric } from "../sql";
import type { Tx } from "../transaction";
import { among } from "./chunk";

/** What a letter needs to know of a Payment. */
export type LetterFacts = { paymentId: string; amount: Money; servicer: string; last4: string };

type Row = {
  id: string;
  borrower_id: string;
  email: string | null;
  name: string;
  amount: Numeric;
  servicer: string;
  last4: string;
};

/** Leaves one letter for each of these Payments' Borrowers who have an address, set-based: a day may have 100,000. */
export async function mailBorrowers(
  tx: Tx,
  business: BusinessDay,
  paymentIds: readonly string[],
  letterOf: (facts: LetterFacts) => OwnLetter,
): Promise<void> {
  if (paymentIds.length === 0) return;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.borrower_id, b.email, b.first_name || ' ' || b.last_name AS name, p.amount, s.name AS servicer,
           a.account_number_last_4 AS last4
      FROM payment p
      JOIN borrower b ON b.business_id = p.business_id AND b.id = p.borrower_id
      JOIN servicer s ON s.id = p.servicer_id
      JOIN source_account a ON a.business_id = p.business_id AND a.id = p.source_account_id
     WHERE p.business_id = ${business.businessId}::uuid AND ${among(paymentIds)} AND b.email IS NOT NULL
     ORDER BY p.id`;
  const letters = rows.map((row) => ({
    row,
    letter: ownLetter(
      letterOf({
        paymentId: row.id,
        amount: moneyOf(row.amount),
        servicer: row.servicer,
        last4: row.last4,
      }),
    ),
  }));
  await tx.$executeRaw`
    INSERT INTO mail (business_id, at, borrower_id, to_email, to_name, kind, subject, text)
    SELECT ${business.businessId}::uuid, ${business.now}, m.*
      FROM unnest(${letters.map(({ row }) => row.borrower_id)}::uuid[], ${letters.map(({ row }) => row.email)}::text[],
                  ${letters.map(({ row }) => row.name)}::text[], ${letters.map(({ letter }) => letter.kind)}::text[],
                  ${letters.map(({ letter }) => letter.subject)}::text[], ${letters.map(({ letter }) => letter.text)}::text[]) AS m`;
}
