"use server";
import { deleteAutopay as remove } from "@/lib/operations/autopay/delete-autopay";
import { putAutopay as put } from "@/lib/operations/autopay/put-autopay";
import { autopayForm, autopayInput } from "@/lib/schemas/borrower-payments/autopay";
import { runBorrowerAction } from "../run-action";
import { showAnew, showAnewIfDone } from "../show-anew";

/** Refused, the page stays as it is: the form decides what it shows anew. */
export async function putAutopay(raw: unknown) {
  return showAnewIfDone("/my", runBorrowerAction(autopayForm, put, raw));
}

export async function deleteAutopay(raw: unknown) {
  return showAnew("/my", runBorrowerAction(autopayInput, remove, raw));
}
