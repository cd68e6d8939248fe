"use server";
import { approveKey as approve, changeKey as change } from "@/lib/operations/keys/change-key";
import { revokeKey as revoke, rotateKey as rotate } from "@/lib/operations/keys/end-key";
import { makeKey as make } from "@/lib/operations/keys/make-key";
import { changeKeyInput, keyInput, makeKeyInput, rotateKeyInput } from "@/lib/schemas/settings/api-keys";
import { runAction } from "../run-action";
import { showAnew } from "../show-anew";

const page = "/settings/api-keys";

export async function makeKey(raw: unknown) {
  return showAnew(page, runAction(makeKeyInput, make, raw));
}

export async function changeKey(raw: unknown) {
  return showAnew(page, runAction(changeKeyInput, change, raw));
}

export async function approveKey(raw: unknown) {
  return showAnew(page, runAction(keyInput, approve, raw));
}

export async function rotateKey(raw: unknown) {
  return showAnew(page, runAction(rotateKeyInput, rotate, raw));
}

export async function revokeKey(raw: unknown) {
  return showAnew(page, runAction(keyInput, revoke, raw));
}
