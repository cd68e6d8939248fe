"use server";
import { revalidatePath } from "next/cache";
import { askRefund } from "@/lib/operations/batches/ask-refund";
import { giveUpDebit } from "@/lib/operations/batches/give-up-debit";
import { recallBatch } from "@/lib/operations/batches/recall-batch";
import { resendItem } from "@/lib/operations/batches/resend-item";
import { stopItem } from "@/lib/operations/batches/stop-item";
import { batchInput, refundItemInput, resendItemInput, stopItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";

/** Read anew also where it was refused: what the person saw was then not how it is. */
async function andShow<Result>(result: Promise<Result>): Promise<Result> {
  const done = await result;
  revalidatePath("/", "layout");
  return done;
}

export async function recall(raw: unknown) {
  return andShow(runAction(batchInput, recallBatch, raw));
}

export async function giveUp(raw: unknown) {
  return andShow(runAction(batchInput, giveUpDebit, raw));
}

export async function stopPayment(raw: unknown) {
  return andShow(runAction(stopItemInput, stopItem, raw));
}

export async function refundPayment(raw: unknown) {
  return andShow(runAction(refundItemInput, askRefund, raw));
}

export async function resendPayment(raw: unknown) {
  return andShow(runAction(resendItemInput, resendItem, raw));
}
