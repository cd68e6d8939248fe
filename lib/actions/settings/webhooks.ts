"use server";
import { revalidatePath } from "next/cache";
import { addWebhook as add } from "@/lib/operations/webhooks/add-webhook";
import {
  removeWebhook as remove,
  rotateSecret as rotate,
  switchWebhook as turn,
} from "@/lib/operations/webhooks/change-webhook";
import {
  replayDelivery as again,
  replayRange as range,
  sendTest as test,
} from "@/lib/operations/webhooks/send-again";
import {
  addWebhookInput,
  replayRangeInput,
  rotateSecretInput,
  switchWebhookInput,
  testWebhookInput,
  webhookPath,
} from "@/lib/schemas/webhooks/endpoint";
import { runAction } from "../run-action";

const page = "/settings/webhooks";

export async function addWebhook(raw: unknown) {
  const result = await runAction(addWebhookInput, add, raw);
  revalidatePath(page);
  return result;
}

export async function removeWebhook(raw: unknown) {
  const result = await runAction(webhookPath, remove, raw);
  revalidatePath(page, "layout");
  return result;
}

export async function rotateSecret(raw: unknown) {
  const result = await runAction(rotateSecretInput, rotate, raw);
  revalidatePath(page, "layout");
  return result;
}

export async function switchWebhook(raw: unknown) {
  const result = await runAction(switchWebhookInput, turn, raw);
  revalidatePath(page, "layout");
  return result;
}

export async function sendTest(raw: unknown) {
  const result = await runAction(testWebhookInput, test, raw);
  revalidatePath(page, "layout");
  return result;
}

export async function replayDelivery(raw: unknown) {
  const result = await runAction(webhookPath, again, raw);
  revalidatePath(page, "layout");
  return result;
}

export async function replayRange(raw: unknown) {
  const result = await runAction(replayRangeInput, range, raw);
  revalidatePath(page, "layout");
  return result;
}
