import { lockItem } from "@/lib/db/batches/item-row";
import { type BusinessDay, readBusinessDay } from "@/lib/db/business-day";
import type { Claim } from "@/lib/db/work/due-work";
import { confirmingKinds } from "@/lib/db/work/simulations";
import { isPayment, lockPayment } from "@/lib/db/borrower-payments/payment/payment-row";
import { takePaymentConfirmations } from "@/lib/db/borrower-payments/simulated";
import { sql } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { PAYDOWN } from "@/lib/domain/people/person";
import { railOf } from "@/lib/rails/rail";
import { applyCorrection } from "@/lib/operations/accounts/apply-correction";
import { confirmPayments } from "../../payments/confirm-payments";
import { applyPaymentCreditReturn } from "../../payments/credit-returned";
import { applyPaymentDebitReturn } from "../../payments/debit-returned";
import { confirmAsSimulated } from "../confirm-items";
import { applyCreditReturn } from "../credit-returned";
import { applyDebitReturn } from "../debit-returned";

/** 08:30: what the sandbox's bank was told to answer arrives and is worked off as a return file's entry would be. */
export async function bankAnswers(tx: Tx, claim: Claim): Promise<"done"> {
  const business = await readBusinessDay(claim.businessId, tx);
  const simulation = await tx.simulation.findUniqueOrThrow({
    where: { businessId_id: { businessId: claim.businessId, id: claim.subjectId } },
  });
  if (simulation.usedAt !== null) return "done";
  if (await isPayment(tx, claim.businessId, simulation.subjectId)) {
    await paymentAnswers(tx, business, { ...simulation, code: simulation.code ?? "" });
    return markUsed(tx, business, simulation.id);
  }
  if (confirmingKinds.includes(simulation.kind)) await servicerAnswers(tx, business, simulation.subjectId);
  const answer = { id: simulation.subjectId, code: simulation.code ?? "" };
  if (simulation.kind === "debit_return") await applyDebitReturn(tx, business, answer);
  if (simulation.kind === "credit_return") await applyCreditReturn(tx, business, answer);
  if (simulation.kind === "notification_of_change") {
    const correctedData = correctedDataOf(simulation.data);
    await applyCorrection(tx, business, { batchId: answer.id, code: answer.code, correctedData });
  }
  return markUsed(tx, business, simulation.id);
}

async function markUsed(tx: Tx, business: BusinessDay, id: string): Promise<"done"> {
  await tx.simulation.update({
    where: { businessId_id: { businessId: business.businessId, id } },
    data: { usedAt: business.now },
  });
  return "done";
}

/** The same answers about a Borrower's own payment; nothing if its file closed on a rail where nothing is simulated. */
async function paymentAnswers(
  tx: Tx,
  business: BusinessDay,
  simulation: { kind: string; subjectId: string; code: string; data: unknown },
): Promise<void> {
  const { subjectId: id, code } = simulation;
  const { rail, sourceAccountId: accountId } = await lockPayment(tx, business.businessId, id);
  if (railOf(rail).answeredBy !== "simulation") return;
  if (confirmingKinds.includes(simulation.kind)) {
    const said = await takePaymentConfirmations(tx, business, sql`p.id = ${id}::uuid`);
    await confirmPayments(tx, business, said, PAYDOWN);
  }
  if (simulation.kind === "debit_return") await applyPaymentDebitReturn(tx, business, { id, code });
  if (simulation.kind === "credit_return") await applyPaymentCreditReturn(tx, business, { id, code });
  if (simulation.kind === "notification_of_change") {
    await applyCorrection(tx, business, { accountId, code, correctedData: correctedDataOf(simulation.data) });
  }
}

/** What the servicer says of a payment that it had confirmed in part before. */
async function servicerAnswers(tx: Tx, business: BusinessDay, itemId: string): Promise<void> {
  const item = await lockItem(tx, business.businessId, itemId);
  await confirmAsSimulated(tx, business, item.batchId, sql`i.id = ${item.id}::uuid`);
}

function correctedDataOf(data: unknown): string {
  const isGiven = typeof data === "object" && data !== null && "correctedData" in data;
  return isGiven && typeof data.correctedData === "string" ? data.correctedData : "";
}
