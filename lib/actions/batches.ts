"use server";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit } from "@/lib/operations/batches/give-up-debit";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { batchInput, refundItemInput, resendItemInput, stopItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function recall(raw: unknown) {
  return showAnew("/", runAction(batchInput, recallBatch, raw));
}

export async function giveUp(raw: unknown) {
  return showAnew("/", runAction(batchInput, giveUpDebit, raw));
}

export async function stopPayment(raw: unknown) {
  return showAnew("/", runAction(stopItemInput, stopItem, raw));
}

export async function refundPayment(raw: unknown) {
  return showAnew("/", runAction(refundItemInput, askRefund, raw));
}

export async function resendPayment(raw: unknown) {
  return showAnew("/", runAction(resendItemInput, resendItem, raw));
}
