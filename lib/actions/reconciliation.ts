"use server";
import { revalidatePath } from "next/cache";
import { addLine, dismissLine } from "@/lib/operations/reconciliation/lines";
import { matchList } from "@/lib/operations/reconciliation/match-list";
import { matchPayments } from "@/lib/operations/reconciliation/match-payments";
import { reconcile } from "@/lib/operations/reconciliation/reconcile";
import { unmatchPayments } from "@/lib/operations/reconciliation/unmatch-payments";
import {
  dismissLineInput,
  lineInput,
  matchInput,
  matchListInput,
  reconcileInput,
  unmatchInput,
} from "@/lib/schemas/reconciliation/inputs";
import { runAction } from "./run-action";

/** Read anew also where it was refused: what the person saw was then not how it is. */
async function andShow<Result>(result: Promise<Result>): Promise<Result> {
  const done = await result;
  revalidatePath("/", "layout");
  return done;
}

export async function match(raw: unknown) {
  return andShow(runAction(matchInput, matchPayments, raw));
}

export async function matchPasted(raw: unknown) {
  return andShow(runAction(matchListInput, matchList, raw));
}

export async function unmatch(raw: unknown) {
  return andShow(runAction(unmatchInput, unmatchPayments, raw));
}

export async function reconcileMatched(raw: unknown) {
  return andShow(runAction(reconcileInput, reconcile, raw));
}

export async function addSaidLine(raw: unknown) {
  return andShow(runAction(lineInput, addLine, raw));
}

export async function dismissSaidLine(raw: unknown) {
  return andShow(runAction(dismissLineInput, dismissLine, raw));
}
