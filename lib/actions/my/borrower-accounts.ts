"use server";
import { addBorrowerAccount as add } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { removeBorrowerAccount as remove } from "@/lib/operations/borrower-accounts/remove-borrower-account";
import { verifyBorrowerAccount as verify } from "@/lib/operations/borrower-accounts/verify-borrower-account";
import { removeBorrowerAccountInput } from "@/lib/schemas/borrower-payments/accounts";
import { sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runBorrowerAction } from "../run-action";
import { showAnew } from "../show-anew";

export async function addBorrowerAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(sourceAccountForm, add, raw));
}

export async function verifyBorrowerAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(verifyAccountInput, verify, raw));
}

export async function removeBorrowerAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(removeBorrowerAccountInput, remove, raw));
}
