"use server";
import { revalidatePath } from "next/cache";
import { addBorrowerAccount } from "@/lib/operations/borrower-accounts/add-borrower-account";
import { removeBorrowerAccount } from "@/lib/operations/borrower-accounts/remove-borrower-account";
import { verifyBorrowerAccount } from "@/lib/operations/borrower-accounts/verify-borrower-account";
import { removeBorrowerAccountInput } from "@/lib/schemas/borrower-payments/accounts";
import { sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runBorrowerAction } from "../run-action";

export async function addMyAccount(raw: unknown) {
  const result = await runBorrowerAction(sourceAccountForm, addBorrowerAccount, raw);
  revalidatePath("/my", "layout");
  return result;
}

export async function verifyMyAccount(raw: unknown) {
  const result = await runBorrowerAction(verifyAccountInput, verifyBorrowerAccount, raw);
  revalidatePath("/my", "layout");
  return result;
}

export async function removeMyAccount(raw: unknown) {
  const result = await runBorrowerAction(removeBorrowerAccountInput, removeBorrowerAccount, raw);
  revalidatePath("/my", "layout");
  return result;
}
