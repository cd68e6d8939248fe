"use server";
import { deleteAutopay } from "@/lib/operations/autopay/delete-autopay";
import { putAutopay } from "@/lib/operations/autopay/put-autopay";
import { cancelSeries } from "@/lib/operations/payment-series/cancel-series";
import { createSeries } from "@/lib/operations/payment-series/create-series";
import { editSeries } from "@/lib/operations/payment-series/edit-series";
import { cancelPayment } from "@/lib/operations/payments/cancel-payment";
import { createPayment } from "@/lib/operations/payments/create-payment";
import { editPayment } from "@/lib/operations/payments/edit-payment";
import { autopayForm, autopayInput } from "@/lib/schemas/borrower-payments/autopay";
import { paymentEditForm, paymentForm, paymentInput } from "@/lib/schemas/borrower-payments/payment";
import { seriesEditForm, seriesForm, seriesInput } from "@/lib/schemas/borrower-payments/series";
import { runBorrowerAction } from "../run-action";
import { showAnew, showAnewIfDone } from "../show-anew";

export async function createMyPayment(raw: unknown) {
  return showAnew("/my", runBorrowerAction(paymentForm, createPayment, raw));
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function editMyPayment(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(paymentEditForm, editPayment, raw));
}

export async function cancelMyPayment(raw: unknown) {
  return showAnew("/my", runBorrowerAction(paymentInput, cancelPayment, raw));
}

export async function createMySeries(raw: unknown) {
  return showAnew("/my", runBorrowerAction(seriesForm, createSeries, raw));
}

export async function editMySeries(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(seriesEditForm, editSeries, raw));
}

export async function cancelMySeries(raw: unknown) {
  return showAnew("/my", runBorrowerAction(seriesInput, cancelSeries, raw));
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function putMyAutopay(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(autopayForm, putAutopay, raw));
}

export async function deleteMyAutopay(raw: unknown) {
  return showAnew("/my", runBorrowerAction(autopayInput, deleteAutopay, raw));
}
