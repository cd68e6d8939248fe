"use server";
import { revalidatePath } from "next/cache";
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

export async function createMyPayment(raw: unknown) {
  const result = await runBorrowerAction(paymentForm, createPayment, raw);
  revalidatePath("/my", "layout");
  return result;
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function editMyPayment(raw: unknown) {
  const result = await runBorrowerAction(paymentEditForm, editPayment, raw);
  if (result.ok) revalidatePath("/my", "layout");
  return result;
}

export async function cancelMyPayment(raw: unknown) {
  const result = await runBorrowerAction(paymentInput, cancelPayment, raw);
  revalidatePath("/my", "layout");
  return result;
}

export async function createMySeries(raw: unknown) {
  const result = await runBorrowerAction(seriesForm, createSeries, raw);
  revalidatePath("/my", "layout");
  return result;
}

export async function editMySeries(raw: unknown) {
  const result = await runBorrowerAction(seriesEditForm, editSeries, raw);
  if (result.ok) revalidatePath("/my", "layout");
  return result;
}

export async function cancelMySeries(raw: unknown) {
  const result = await runBorrowerAction(seriesInput, cancelSeries, raw);
  revalidatePath("/my", "layout");
  return result;
}

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function putMyAutopay(raw: unknown) {
  const result = await runBorrowerAction(autopayForm, putAutopay, raw);
  if (result.ok) revalidatePath("/my", "layout");
  return result;
}

export async function deleteMyAutopay(raw: unknown) {
  const result = await runBorrowerAction(autopayInput, deleteAutopay, raw);
  revalidatePath("/my", "layout");
  return result;
}
