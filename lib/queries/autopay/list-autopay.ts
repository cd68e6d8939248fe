import { mustPay, type Payer } from "@/lib/auth/payer";
import { autopayViews } from "@/lib/db/borrower-payments/autopay-view";
import { prisma } from "@/lib/db/client";
import type { AutopayView } from "@/lib/schemas/borrower-payments/autopay";

/** A Borrower's autopays, one a servicer: debited by the servicer, recorded here. */
export async function listAutopay(payer: Payer): Promise<{ data: AutopayView[] }> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return { data: await autopayViews(prisma, { businessId, borrowerId }) };
}
