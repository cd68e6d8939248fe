"use server";
import { addLine as add, dismissLine as dismiss } from "@/lib/operations/reconciliation/lines";
import { matchList as matchPasted } from "@/lib/operations/reconciliation/match-list";
import { matchPayments as match } from "@/lib/operations/reconciliation/match-payments";
import { reconcile as reconcileMatched } from "@/lib/operations/reconciliation/reconcile";
import { unmatchPayments as unmatch } from "@/lib/operations/reconciliation/unmatch-payments";
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

export async function matchPayments(raw: unknown) {
  return showAnew("/", runAction(matchInput, match, raw));
}

export async function matchList(raw: unknown) {
  return showAnew("/", runAction(matchListInput, matchPasted, raw));
}

export async function unmatchPayments(raw: unknown) {
  return showAnew("/", runAction(unmatchInput, unmatch, raw));
}

export async function reconcile(raw: unknown) {
  return showAnew("/", runAction(reconcileInput, reconcileMatched, raw));
}

export async function addLine(raw: unknown) {
  return showAnew("/", runAction(lineInput, add, raw));
}

export async function dismissLine(raw: unknown) {
  return showAnew("/", runAction(dismissLineInput, dismiss, raw));
}
