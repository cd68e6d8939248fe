"use server";
import { addRows as add } from "@/lib/operations/drafts/rows/add-rows";
import { editRow as edit } from "@/lib/operations/drafts/rows/edit-row";
import { markRows as mark } from "@/lib/operations/drafts/rows/mark-rows";
import { addRowsInput, editRowInput, markRowsInput } from "@/lib/schemas/draft";
import { runAction } from "./run-action";

export async function editRow(raw: unknown) {
  return runAction(editRowInput, edit, raw);
}

export async function addRows(raw: unknown) {
  return runAction(addRowsInput, add, raw);
}

export async function markRows(raw: unknown) {
  return runAction(markRowsInput, mark, raw);
}
