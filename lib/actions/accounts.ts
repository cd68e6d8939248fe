"use server";
import { addSourceAccount as add } from "@/lib/operations/accounts/add-source-account";
import { removeSourceAccount as remove } from "@/lib/operations/accounts/remove-source-account";
import { verifySourceAccount as verify } from "@/lib/operations/accounts/verify-source-account";
import { accountInput, sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runAction } from "./run-action";
import { showAnew } from "./show-anew";

export async function addSourceAccount(raw: unknown) {
  return runAction(sourceAccountForm, add, raw);
}

export async function verifySourceAccount(raw: unknown) {
  return showAnew("/source-accounts", runAction(verifyAccountInput, verify, raw));
}

export async function removeSourceAccount(raw: unknown) {
  return runAction(accountInput, remove, raw);
}
