"use server";
import { revalidatePath } from "next/cache";
import { confirmByHand, markReturned } from "@/lib/operations/exceptions/decide-unconfirmed";
import { refundLateReturn } from "@/lib/operations/exceptions/refund-late-return";
import { settleException } from "@/lib/operations/exceptions/settle-exception";
import { exceptionInput, exceptionNoteInput, refundItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";

/** Their number stands on every page. */
async function andShow<Result>(result: Promise<Result>): Promise<Result> {
  const done = await result;
  revalidatePath("/", "layout");
  return done;
}

export async function settle(raw: unknown) {
  return andShow(runAction(exceptionNoteInput, settleException, raw));
}

export async function refundReturned(raw: unknown) {
  return andShow(runAction(refundItemInput, refundLateReturn, raw));
}

export async function confirmPayment(raw: unknown) {
  return andShow(runAction(exceptionInput, confirmByHand, raw));
}

export async function paymentCameBack(raw: unknown) {
  return andShow(runAction(exceptionNoteInput, markReturned, raw));
}
