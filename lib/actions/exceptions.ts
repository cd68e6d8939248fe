"use server";
import {
  confirmByHand as confirm,
  markReturned as cameBack,
} from "@/lib/operations/exceptions/decide-unconfirmed";
import { refundLateReturn as refund } from "@/lib/operations/exceptions/refund-late-return";
import { settleException as settle } from "@/lib/operations/exceptions/settle-exception";
import { exceptionInput, exceptionNoteInput, refundItemInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

// Their number stands on every page.

export async function settleException(raw: unknown) {
  return showAnew("/", runAction(exceptionNoteInput, settle, raw));
}

export async function refundLateReturn(raw: unknown) {
  return showAnew("/", runAction(refundItemInput, refund, raw));
}

export async function confirmByHand(raw: unknown) {
  return showAnew("/", runAction(exceptionInput, confirm, raw));
}

export async function markReturned(raw: unknown) {
  return showAnew("/", runAction(exceptionNoteInput, cameBack, raw));
}
