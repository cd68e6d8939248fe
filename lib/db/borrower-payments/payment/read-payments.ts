import { money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import type { PaymentView } from "@/lib/schemas/borrower-payments/payment";
import type { BusinessDay } from "../../business-day";
import { Prisma } from "../../generated/client";
import { readRows } from "../../read-rows";
import { type PaymentRow, paymentView } from "./payment-row";

/** Payments of a Borrower, and what says whether they may be shown; `borrowerId` null: no such Borrower in this business. */
type FoundPayments = {
  business: Pick<BusinessDay, "name" | "paymentsProgramme">;
  borrowerId: string | null;
  payments: { seq: string; view: PaymentView }[];
};

type Shown = Parameters<typeof paymentView>[0];
type Row = Omit<Shown, "amount" | "failure"> & {
  seq: string | null;
  amount: string;
  failureCode: string | null;
  failureDetail: string | null;
  programme: boolean;
  name: string;
  found: PaymentRow["borrowerId"] | null;
};

/** In one statement, the first `most` of those that `where` selects (alias `p`), in the order of their making. */
export async function readPayments(
  businessId: string,
  borrower: BorrowerId,
  where: Prisma.Sql,
  most: number,
): Promise<FoundPayments> {
  const whose =
    "uuid" in borrower
      ? Prisma.sql`w.id = ${borrower.uuid}::uuid`
      : Prisma.sql`w.number = ${borrower.number}::bigint`;
  const rows = await readRows<Row>(Prisma.sql`
    SELECT b.name, b.payments_programme AS programme, w.id AS found, p.seq, p.id, p.borrower_id AS "borrowerId",
           p.servicer_id AS "servicerId", p.source_account_id AS "sourceAccountId", p.amount,
           p.scheduled_date::text AS "scheduledDate", p.series_id AS "seriesId", p.status, p.version,
           p.debit_day::text AS "debitDay", p.credits_sent_day::text AS "creditsSentDay",
           p.credits_effective_day::text AS "creditsDay", p.confirmed_expected_day::text AS "confirmDay",
           p.failure_code AS "failureCode", p.failure_detail AS "failureDetail", p.created_at AS "createdAt"
      FROM business b
      LEFT JOIN borrower w ON w.business_id = b.id AND ${whose}
      LEFT JOIN LATERAL (SELECT * FROM payment p WHERE p.business_id = b.id AND p.borrower_id = w.id AND ${where}
                          ORDER BY p.seq LIMIT ${most}) p ON true
     WHERE b.id = ${businessId}::uuid
     ORDER BY p.seq`);
  const [first] = rows;
  if (!first) throw notFound("business");
  return {
    business: { name: first.name, paymentsProgramme: first.programme },
    borrowerId: first.found,
    payments: rows.flatMap((row) => (row.seq === null ? [] : [{ seq: row.seq, view: viewOf(row) }])),
  };
}

function viewOf({ failureCode: code, failureDetail, ...row }: Row): PaymentView {
  const failure = code === null ? null : { code, detail: failureDetail ?? "" };
  return paymentView({ ...row, amount: money(row.amount), failure });
}
