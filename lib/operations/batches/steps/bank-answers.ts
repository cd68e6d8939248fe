import { readBusinessDay } from "@/lib/db/business-day";
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
  if (simulation.usedAt !== null || simulation.code === null) return "done";
  const answer = { id: simulation.subjectId, code: simulation.code };
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

function correctedDataOf(data: unknown): string {
  const isGiven = typeof data === "object" && data !== null && "correctedData" in data;
  return isGiven && typeof data.correctedData === "string" ? data.correctedData : "";
}
