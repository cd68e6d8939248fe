"use server";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { removeBorrowerAccount } from "@/lib/operations/borrower-accounts/remove-borrower-account";
import { verifyBorrowerAccount } from "@/lib/operations/borrower-accounts/verify-borrower-account";
import { removeBorrowerAccountInput } from "@/lib/schemas/borrower-payments/accounts";
import { sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runBorrowerAction } from "../run-action";
import { showAnew } from "../show-anew";

export async function addMyAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(sourceAccountForm, addBorrowerAccount, raw));
}

export async function verifyMyAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(verifyAccountInput, verifyBorrowerAccount, raw));
}

export async function removeMyAccount(raw: unknown) {
  return showAnew("/my", runBorrowerAction(removeBorrowerAccountInput, removeBorrowerAccount, raw));
}
