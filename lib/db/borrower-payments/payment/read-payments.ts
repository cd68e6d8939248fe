import { money } from "@/lib/domain/money";
import { notFound } from "@/lib/domain/refusal";
import { isUuid } from "@/lib/domain/uuid";
import type { BorrowerId } from "@/lib/schemas/employees/borrower";
import type { PaymentsFilter, PaymentView } from "@/lib/schemas/borrower-payments/payment";
import type { BusinessDay } from "../../business-day";
import { Prisma } from "../../generated/client";
import { readRows } from "../../reading/read-rows";
import { paymentJson } from "./payment-json";
import { paymentView } from "./payment-row";

/** Whether what a Borrower has may be shown; `borrowerId` null: no such Borrower in this business. */
type Whose = { business: Pick<BusinessDay, "name" | "paymentsProgramme">; borrowerId: string | null };

type WhoseRow = { programme: boolean; name: string; found: string | null };
const whoseColumns = Prisma.sql`b.name, b.payments_programme AS programme, w.id AS found`;

/** The first `most` Payments `p` that `where` selects, in the order of their making; one row without any where there is none. */
function paymentsOf(businessId: string, borrower: BorrowerId, where: Prisma.Sql, most: number): Prisma.Sql {
  const whose =
    "uuid" in borrower
      ? Prisma.sql`w.id = ${borrower.uuid}::uuid`
      : Prisma.sql`w.number = ${borrower.number}::bigint`;
  return Prisma.sql`
      FROM business b
      LEFT JOIN borrower w ON w.business_id = b.id AND ${whose}
      LEFT JOIN LATERAL (SELECT * FROM payment p WHERE p.business_id = b.id AND p.borrower_id = w.id AND ${where}
                          ORDER BY p.seq LIMIT ${most}) p ON true
     WHERE b.id = ${businessId}::uuid
     ORDER BY p.seq`;
}

function whoseOf(rows: readonly WhoseRow[]): Whose {
  const [first] = rows;
  if (!first) throw notFound("business");
  return {
    business: { name: first.name, paymentsProgramme: first.programme },
    borrowerId: first.found,
  };
}

/** A page of a Borrower's Payments and one more, each as the JSON that is shown, made where the rows are. */
export async function readPaymentTexts(
  businessId: string,
  borrower: BorrowerId,
  filter: PaymentsFilter,
): Promise<Whose & { payments: { seq: string; text: string }[] }> {
  const where = Prisma.sql`p.seq > ${filter.cursor ?? 0n}::bigint
    ${filter.status === undefined ? Prisma.empty : Prisma.sql`AND p.status = ${filter.status}`}
    ${filter.series_id === undefined ? Prisma.empty : Prisma.sql`AND p.series_id = ${filter.series_id}::uuid`}`;
  const rows = await readRows<WhoseRow & { seq: string | null; text: string }>(Prisma.sql`
    SELECT ${whoseColumns}, p.seq, ${paymentJson}::text AS text ${paymentsOf(businessId, borrower, where, filter.limit + 1)}`);
  return {
    ...whoseOf(rows),
    payments: rows.flatMap(({ seq, text }) => (seq === null ? [] : [{ seq, text }])),
  };
}

type Shown = Parameters<typeof paymentView>[0];
type Row = Omit<Shown, "amount" | "failure"> & {
  seq: string | null;
  amount: string;
  failureCode: string | null;
  failureDetail: string | null;
};

/** One of them; null if the Borrower has none by this id. */
export async function readPayment(
  businessId: string,
  borrower: BorrowerId,
  id: string,
): Promise<Whose & { payment: PaymentView | null }> {
  const rows = await readRows<WhoseRow & Row>(Prisma.sql`
    SELECT ${whoseColumns}, p.seq, p.id, p.borrower_id AS "borrowerId",
           p.servicer_id AS "servicerId", p.source_account_id AS "sourceAccountId", p.amount,
           p.scheduled_date::text AS "scheduledDate", p.series_id AS "seriesId", p.status, p.version,
           p.debit_day::text AS "debitDay", p.credits_sent_day::text AS "creditsSentDay",
           p.credits_effective_day::text AS "creditsDay", p.confirmed_expected_day::text AS "confirmDay",
           p.failure_code AS "failureCode", p.failure_detail AS "failureDetail", p.created_at AS "createdAt"
      ${paymentsOf(businessId, borrower, isUuid(id) ? Prisma.sql`p.id = ${id}::uuid` : Prisma.sql`false`, 1)}`);
  const [row] = rows;
  return { ...whoseOf(rows), payment: row?.seq ? viewOf(row) : null };
}

function viewOf({ failureCode: code, failureDetail, ...row }: Row): PaymentView {
  const failure = code === null ? null : { code, detail: failureDetail ?? "" };
  return paymentView({ ...row, amount: money(row.amount), failure });
}
