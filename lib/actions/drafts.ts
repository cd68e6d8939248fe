"use server";
import { createDraft } from "@/lib/operations/drafts/create-draft";
import { deleteDraft, restoreDraft, withdrawDraft } from "@/lib/operations/drafts/delete-draft";
import { editDraft } from "@/lib/operations/drafts/edit-draft";
import { changeMapping } from "@/lib/operations/drafts/file/change-mapping";
import { repeatBatch } from "@/lib/operations/drafts/repeat-batch";
import { addRows } from "@/lib/operations/drafts/rows/add-rows";
import { editRow } from "@/lib/operations/drafts/rows/edit-row";
import { markRows } from "@/lib/operations/drafts/rows/mark-rows";
import { sendForApproval } from "@/lib/operations/drafts/send-for-approval";
import {
  addRowsInput,
  changeMappingInput,
  draftInput,
  editDraftInput,
  editRowInput,
  emptyInput,
  markRowsInput,
  repeatBatchInput,
  sendForApprovalInput,
} from "@/lib/schemas/draft";
import { runAction } from "./run-action";
import { showAnewIfDone } from "./show-anew";

export async function createDraftAction() {
  return runAction(emptyInput, createDraft, {});
}

export async function repeatBatchAction(raw: unknown) {
  return runAction(repeatBatchInput, repeatBatch, raw);
}

export async function editDraftAction(raw: unknown) {
  return runAction(editDraftInput, editDraft, raw);
}

export async function changeMappingAction(raw: unknown) {
  return runAction(changeMappingInput, changeMapping, raw);
}

export async function editRowAction(raw: unknown) {
  return runAction(editRowInput, editRow, raw);
}

export async function addRowsAction(raw: unknown) {
  return runAction(addRowsInput, addRows, raw);
}

export async function markRowsAction(raw: unknown) {
  return runAction(markRowsInput, markRows, raw);
}

// What waits for approval is counted on every page.

export async function deleteDraftAction(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, deleteDraft, raw));
}

export async function restoreDraftAction(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, restoreDraft, raw));
}

export async function withdrawDraftAction(raw: unknown) {
  return showAnewIfDone("/", runAction(draftInput, withdrawDraft, raw));
}

export async function sendForApprovalAction(raw: unknown) {
  return showAnewIfDone("/", runAction(sendForApprovalInput, sendForApproval, raw));
}
