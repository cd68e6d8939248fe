"use server";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { removeSourceAccount } from "@/lib/operations/accounts/remove-source-account";
import { verifySourceAccount } from "@/lib/operations/accounts/verify-source-account";
import { accountInput, sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function addAccount(raw: unknown) {
  return runAction(sourceAccountForm, addSourceAccount, raw);
}

export async function verifyAccount(raw: unknown) {
  return showAnew("/source-accounts", runAction(verifyAccountInput, verifySourceAccount, raw));
}

export async function removeAccount(raw: unknown) {
  return runAction(accountInput, removeSourceAccount, raw);
}
