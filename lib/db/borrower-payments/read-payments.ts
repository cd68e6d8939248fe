import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import type { PaymentView } from "@/lib/schemas/borrower-payments/payment";
import { Prisma } from "../generated/client";
import { readOne } from "../read-one";
import { paymentJson } from "./payment-json";

/** Payments of a Borrower, and what says whether they may be shown; `borrowerId` null: no such Borrower in this business. */
export type FoundPayments = {
  name: string;
  paymentsProgramme: boolean;
  borrowerId: string | null;
  payments: { seq: string; view: PaymentView }[] | null;
};

/** In one statement, the first `most` of those that `where` selects (alias `p`), in the order of their making. */
export async function readPayments(
  businessId: string,
  borrower: BorrowerId,
  where: Prisma.Sql,
  most: number,
): Promise<FoundPayments | null> {
  const whose =
    "uuid" in borrower
      ? Prisma.sql`w.id = ${borrower.uuid}::uuid`
      : Prisma.sql`w.number = ${borrower.number}::bigint`;
  return readOne<FoundPayments>(Prisma.sql`
    SELECT b.name, b.payments_programme AS "paymentsProgramme", w.id AS "borrowerId",
           (SELECT json_agg(json_build_object('seq', f.seq::text, 'view', f.view) ORDER BY f.seq)
              FROM (SELECT p.seq, ${paymentJson} AS view FROM payment p
                     WHERE p.business_id = b.id AND p.borrower_id = w.id AND ${where}
                     ORDER BY p.seq LIMIT ${most}) f) AS payments
      FROM business b LEFT JOIN borrower w ON w.business_id = b.id AND ${whose}
     WHERE b.id = ${businessId}::uuid`);
}
