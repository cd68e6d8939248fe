import { rolesThatMay } from "@/lib/auth/permissions";
import type { BatchRow } from "@/lib/db/batches/batch-row";
import type { BusinessDay } from "@/lib/db/business-day";
import { peopleWithRole, queueMail } from "@/lib/db/mails/mail";
import type { Tx } from "@/lib/db/transaction";
import { type BatchLetter, letter } from "@/lib/domain/batches/letters";
import { batchTitle } from "@/lib/domain/batches/title";
import { linkTo } from "../links";

type WithoutPlace<L> = L extends unknown ? Omit<L, "title" | "link"> : never;
/** Letters about a batch whose money is on its way. */
type MoneyLetter = Extract<
  BatchLetter,
  { kind: "debit_tomorrow" | "debit_again" | "debit_returned" | "debit_returned_late" | "came_back" }
>;

/**
 * Leaves a letter for those who keep the business's money, owners and admins; what came back is told to whoever may decide
 * about it, too. It leads to the batch's page.
 */
export async function writeAbout(
  tx: Tx,
  business: BusinessDay,
  batch: BatchRow,
  about: WithoutPlace<MoneyLetter>,
): Promise<void> {
  const deciding = about.kind === "came_back" ? rolesThatMay("batches:release") : [];
  const to = await peopleWithRole(tx, business.businessId, ["owner", "admin", ...deciding]);
  const shown = about.kind === "came_back" ? "?status=returned" : "";
  const link = linkTo(`/batch-payments/${batch.id}${shown}`);
  await queueMail(tx, business, to, letter({ ...about, title: batchTitle(batch), link }));
}
