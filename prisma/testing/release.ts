import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { makeSentDraft, type Payroll } from "@/prisma/factories/payroll";

/** Releases these payments as `approver` would who keeps whatever is worth a look. Gives the batch's id. */
export async function releasePayments(
  payroll: Payroll,
  payments: Parameters<typeof makeSentDraft>[1],
): Promise<string> {
  const draft = await makeSentDraft(payroll, payments);
  const first = await releaseDraft(payroll.approver, draft);
  // The first try leaves its warnings on the rows; the second, with them seen, goes through.
  const outcome =
    first.outcome === "new_warnings"
      ? await releaseDraft(payroll.approver, { ...draft, hash: first.hash })
      : first;
  if (outcome.outcome !== "released") throw new Error(`not released: ${JSON.stringify(outcome)}`);
  return outcome.batchId;
}
