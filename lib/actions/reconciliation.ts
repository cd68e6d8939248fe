"use server";
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
import { showAnew } from "./show-anew";

export async function match(raw: unknown) {
  return showAnew("/", runAction(matchInput, matchPayments, raw));
}

export async function matchPasted(raw: unknown) {
  return showAnew("/", runAction(matchListInput, matchList, raw));
}

export async function unmatch(raw: unknown) {
  return showAnew("/", runAction(unmatchInput, unmatchPayments, raw));
}

export async function reconcileMatched(raw: unknown) {
  return showAnew("/", runAction(reconcileInput, reconcile, raw));
}

export async function addSaidLine(raw: unknown) {
  return showAnew("/", runAction(lineInput, addLine, raw));
}

export async function dismissSaidLine(raw: unknown) {
  return showAnew("/", runAction(dismissLineInput, dismissLine, raw));
}
