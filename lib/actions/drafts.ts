"use server";
import { createDraft as create } from "@/lib/operations/drafts/create-draft";
import { deleteDraft as remove, restoreDraft as restore } from "@/lib/operations/drafts/delete-draft";
import { editDraft as edit } from "@/lib/operations/drafts/edit-draft";
import { changeMapping as change } from "@/lib/operations/drafts/file/change-mapping";
import { repeatBatch as repeat } from "@/lib/operations/drafts/repeat-batch";
import { sendForApproval as send } from "@/lib/operations/drafts/send-for-approval";
import { withdrawDraft as withdraw } from "@/lib/operations/drafts/withdraw-draft";
import {
  changeMappingInput,
  draftInput,
  editDraftInput,
  emptyInput,
  repeatBatchInput,
  sendForApprovalInput,
} from "@/lib/schemas/draft";
import { runAction } from "./run-action";
import { showAnewIfDone } from "./show-anew";

export async function createDraft() {
  return runAction(emptyInput, create, {});
}

export async function repeatBatch(raw: unknown) {
  return runAction(repeatBatchInput, repeat, raw);
}

export async function editDraft(raw: unknown) {
  return runAction(editDraftInput, edit, raw);
}

export async function changeMapping(raw: unknown) {
  return runAction(changeMappingInput, change, raw);
}

// What waits for approval is counted on every page.

export async function deleteDraft(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, remove, raw));
}

export async function restoreDraft(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, restore, raw));
}

export async function withdrawDraft(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, withdraw, raw));
}

export async function sendForApproval(raw: unknown) {
  return showAnewIfDone("/", runAction(sendForApprovalInput, send, raw));
}
