"use server";
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
import { showAnew } from "../show-anew";

const page = "/settings/webhooks";

export async function addWebhook(raw: unknown) {
  return showAnew(page, runAction(addWebhookInput, add, raw));
}

export async function removeWebhook(raw: unknown) {
  return showAnew(page, runAction(webhookPath, remove, raw));
}

export async function rotateSecret(raw: unknown) {
  return showAnew(page, runAction(rotateSecretInput, rotate, raw));
}

export async function switchWebhook(raw: unknown) {
  return showAnew(page, runAction(switchWebhookInput, turn, raw));
}

export async function sendTest(raw: unknown) {
  return showAnew(page, runAction(testWebhookInput, test, raw));
}

export async function replayDelivery(raw: unknown) {
  return showAnew(page, runAction(webhookPath, again, raw));
}

export async function replayRange(raw: unknown) {
  return showAnew(page, runAction(replayRangeInput, range, raw));
}
