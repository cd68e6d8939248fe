"use server";
import { revalidatePath } from "next/cache";
import type { BorrowerActor } from "@/lib/auth/actor";
import type { z } from "zod";
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
import { runBorrowerAction } from "./run-action";

/** One action of a Borrower; their pages are read anew after it. */
async function run<In extends z.ZodType, Out>(
  schema: In,
  operation: (actor: BorrowerActor, input: z.output<In>) => Promise<Out>,
  raw: unknown,
) {
  const result = await runBorrowerAction(schema, operation, raw);
  revalidatePath("/my", "layout");
  return result;
}

export async function addMyPayment(raw: unknown) {
  return run(paymentForm, createPayment, raw);
}

export async function editMyPayment(raw: unknown) {
  return run(paymentEditForm, editPayment, raw);
}

export async function cancelMyPayment(raw: unknown) {
  return run(paymentInput, cancelPayment, raw);
}

export async function addMySeries(raw: unknown) {
  return run(seriesForm, createSeries, raw);
}

export async function editMySeries(raw: unknown) {
  return run(seriesEditForm, editSeries, raw);
}

export async function cancelMySeries(raw: unknown) {
  return run(seriesInput, cancelSeries, raw);
}

export async function putMyAutopay(raw: unknown) {
  return run(autopayForm, putAutopay, raw);
}

export async function deleteMyAutopay(raw: unknown) {
  return run(autopayInput, deleteAutopay, raw);
}
