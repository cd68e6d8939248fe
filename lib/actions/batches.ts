"use server";
import { askRefund as refund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit as giveUp } from "@/lib/operations/batches/give-up-debit";
import { recallBatch as recall } from "@/lib/operations/batches/recall-batch";
import { resendItem as resend } from "@/lib/operations/batches/resend-item";
import { stopItem as stop } from "@/lib/operations/batches/stop-item";
import { batchInput, refundItemInput, resendItemInput, stopItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function recallBatch(raw: unknown) {
  return showAnew("/", runAction(batchInput, recall, raw));
}

export async function giveUpDebit(raw: unknown) {
  return showAnew("/", runAction(batchInput, giveUp, raw));
}

export async function stopItem(raw: unknown) {
  return showAnew("/", runAction(stopItemInput, stop, raw));
}

export async function askRefund(raw: unknown) {
  return showAnew("/", runAction(refundItemInput, refund, raw));
}

export async function resendItem(raw: unknown) {
  return showAnew("/", runAction(resendItemInput, resend, raw));
}
