import { confirmingKinds } from "@/lib/db/batches/credits";
import { lockItem } from "@/lib/db/batches/item-row";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import { applyShortConfirmations } from "@/lib/db/work/simulations";
import type { Claim } from "@/lib/db/work/due-work";
import type { Tx } from "@/lib/db/transaction";
import { applyCorrection } from "@/lib/operations/accounts/apply-correction";
import { applyCreditReturn } from "../credit-returned";
import { applyDebitReturn } from "../debit-returned";

/** 08:30: what the sandbox's bank was told to answer arrives and is worked off as a return file's entry would be. */
export async function bankAnswers(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const simulation = await tx.simulation.findUniqueOrThrow({
    where: { businessId_id: { businessId: claim.businessId, id: claim.subjectId } },
  });
  if (simulation.usedAt !== null) return "done";
  if (confirmingKinds.includes(simulation.kind)) await servicerAnswers(tx, business, simulation.subjectId);
  const answer = { id: simulation.subjectId, code: simulation.code ?? "" };
  if (simulation.kind === "debit_return") await applyDebitReturn(tx, business, answer);
  if (simulation.kind === "credit_return") await applyCreditReturn(tx, business, answer);
  if (simulation.kind === "notification_of_change") {
    const correctedData = correctedDataOf(simulation.data);
    await applyCorrection(tx, business, { batchId: answer.id, code: answer.code, correctedData });
  }
  await tx.simulation.update({
    where: { businessId_id: { businessId: claim.businessId, id: simulation.id } },
    data: { usedAt: business.now },
  });
  return "done";
}

/** What the servicer says of a payment that it had confirmed in part before. */
async function servicerAnswers(tx: Tx, business: BusinessDay, itemId: string): Promise<void> {
  const item = await lockItem(tx, business.businessId, itemId);
  await applyShortConfirmations(tx, { businessId: item.businessId, id: item.batchId }, business, item.id);
}

function correctedDataOf(data: unknown): string {
  const isGiven = typeof data === "object" && data !== null && "correctedData" in data;
  return isGiven && typeof data.correctedData === "string" ? data.correctedData : "";
}
