import { mustPay, type Payer } from "@/lib/auth/payer";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { prisma } from "@/lib/db/client";
import type { AutopaysFilter, AutopayView } from "@/lib/schemas/borrower-payments/autopay";
import { type Page, pageOf } from "@/lib/schemas/page";

/** More servicers than there are. */
const SHOWN_MAX = 500;

/** A Borrower's autopays, one a servicer, by its name: debited by the servicer, recorded here. */
export async function listAutopay(
  payer: Payer,
  page: AutopaysFilter = { limit: SHOWN_MAX },
): Promise<Page<AutopayView>> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const rows = { afterName: page.cursor, take: page.limit + 1 };
  const views = await autopayViews(prisma, { businessId, borrowerId }, rows);
  return pageOf(
    views,
    page.limit,
    (view) => view,
    (view) => view.servicer.name,
  );
}
