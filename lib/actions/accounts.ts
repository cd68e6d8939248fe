"use server";
import { revalidatePath } from "next/cache";
import { addSourceAccount } from "@/lib/operations/accounts/add-source-account";
import { removeSourceAccount } from "@/lib/operations/accounts/remove-source-account";
import { verifySourceAccount } from "@/lib/operations/accounts/verify-source-account";
import { accountInput, sourceAccountForm, verifyAccountInput } from "@/lib/schemas/source-account";
import { runAction } from "./run-action";

export async function addAccount(raw: unknown) {
  return runAction(sourceAccountForm, addSourceAccount, raw);
}

export async function verifyAccount(raw: unknown) {
  const result = await runAction(verifyAccountInput, verifySourceAccount, raw);
  revalidatePath("/source-accounts", "layout");
  return result;
}

export async function removeAccount(raw: unknown) {
  return runAction(accountInput, removeSourceAccount, raw);
}
