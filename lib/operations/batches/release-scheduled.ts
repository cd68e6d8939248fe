import type { Claim } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { releaseDraftNow } from "@/lib/operations/drafts/release-draft";

/** The chosen banking day of an approved draft has come: it is checked again and released, or sent back with the reasons. */
export async function releaseScheduled(tx: Tx, claim: Claim): Promise<"done"> {
  await releaseDraftNow(tx, { kind: "worker", businessId: claim.businessId }, claim.subjectId);
  return "done";
}
