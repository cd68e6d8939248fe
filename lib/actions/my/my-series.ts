"use server";
import { cancelSeries as cancel } from "@/lib/operations/payment-series/cancel-series";
import { createSeries as create } from "@/lib/operations/payment-series/create-series";
import { editSeries as edit } from "@/lib/operations/payment-series/edit-series";
import { seriesEditForm, seriesForm, seriesInput } from "@/lib/schemas/borrower-payments/series";
import { runBorrowerAction } from "../run-action";
import { showAnew, showAnewIfDone } from "../show-anew";

export async function createSeries(raw: unknown) {
  return showAnew("/my", runBorrowerAction(seriesForm, create, raw));
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function editSeries(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(seriesEditForm, edit, raw));
}

export async function cancelSeries(raw: unknown) {
  return showAnew("/my", runBorrowerAction(seriesInput, cancel, raw));
}
