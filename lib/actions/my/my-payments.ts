"use server";
import { cancelPayment as cancel } from "@/lib/operations/payments/cancel-payment";
import { createPayment as create } from "@/lib/operations/payments/create-payment";
import { editPayment as edit } from "@/lib/operations/payments/edit-payment";
import { paymentEditForm, paymentForm, paymentInput } from "@/lib/schemas/borrower-payments/payment";
import { runBorrowerAction } from "../run-action";
import { showAnew, showAnewIfDone } from "../show-anew";

export async function createPayment(raw: unknown) {
  return showAnew("/my", runBorrowerAction(paymentForm, create, raw));
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function editPayment(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(paymentEditForm, edit, raw));
}

export async function cancelPayment(raw: unknown) {
  return showAnew("/my", runBorrowerAction(paymentInput, cancel, raw));
}
