"use server";
import { confirmByHand, markReturned } from "@/lib/operations/exceptions/decide-unconfirmed";
import { refundLateReturn } from "@/lib/operations/exceptions/refund-late-return";
import { settleException } from "@/lib/operations/exceptions/settle-exception";
import { exceptionInput, exceptionNoteInput, refundItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

// Their number stands on every page.

export async function settle(raw: unknown) {
  return showAnew("/", runAction(exceptionNoteInput, settleException, raw));
}

export async function refundReturned(raw: unknown) {
  return showAnew("/", runAction(refundItemInput, refundLateReturn, raw));
}

export async function confirmPayment(raw: unknown) {
  return showAnew("/", runAction(exceptionInput, confirmByHand, raw));
}

export async function paymentCameBack(raw: unknown) {
  return showAnew("/", runAction(exceptionNoteInput, markReturned, raw));
}
