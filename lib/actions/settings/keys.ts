"use server";
import { revalidatePath } from "next/cache";
import { approveKey as approve, changeKey as change } from "@/lib/operations/keys/change-key";
import { revokeKey as revoke, rotateKey as rotate } from "@/lib/operations/keys/end-key";
import { makeKey as make } from "@/lib/operations/keys/make-key";
import { changeKeyInput, keyInput, makeKeyInput, rotateKeyInput } from "@/lib/schemas/settings/api-keys";
import { runAction } from "../run-action";

const page = "/settings/api-keys";

export async function makeKey(raw: unknown) {
  const result = await runAction(makeKeyInput, make, raw);
  revalidatePath(page);
  return result;
}

export async function changeKey(raw: unknown) {
  const result = await runAction(changeKeyInput, change, raw);
  revalidatePath(page);
  return result;
}

export async function approveKey(raw: unknown) {
  const result = await runAction(keyInput, approve, raw);
  revalidatePath(page);
  return result;
}

export async function rotateKey(raw: unknown) {
  const result = await runAction(rotateKeyInput, rotate, raw);
  revalidatePath(page);
  return result;
}

export async function revokeKey(raw: unknown) {
  const result = await runAction(keyInput, revoke, raw);
  revalidatePath(page);
  return result;
}
