import type { BorrowerActor } from "@/lib/auth/actor";
import { mustPay } from "@/lib/auth/payer";
import { streamBorrowerPayments } from "@/lib/db/borrower-payments/payment/payments-csv";
import type { Csv } from "@/lib/db/csv/export";
import type { MyPaymentsFilter } from "@/lib/schemas/borrower-payments/my-payments";

/** A Borrower's own payments of the filter, all of them, as CSV. */
export async function exportMyPayments(actor: BorrowerActor, filter: MyPaymentsFilter): Promise<Csv> {
  await mustPay(actor);
  return { name: "payments", body: await streamBorrowerPayments(actor, filter.status) };
}
