"use server";
import { revalidatePath } from "next/cache";
import type { ActionResult } from "@/lib/domain/result";
import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { sendDraftBack } from "@/lib/operations/drafts/send-back";
import { releaseInput, sendBackInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";

/**
 * Everything in the shell may have changed: the count of approvals stands on each page. After a refusal nothing is shown
 * anew: of a batch that somebody else has just released the page would lead away from the sentence that says so.
 */
async function andShow<Out>(result: Promise<ActionResult<Out>>): Promise<ActionResult<Out>> {
  const done = await result;
  if (done.ok) revalidatePath("/", "layout");
  return done;
}

export async function release(raw: unknown) {
  return andShow(runAction(releaseInput, releaseDraft, raw));
}

export async function sendBack(raw: unknown) {
  return andShow(runAction(sendBackInput, sendDraftBack, raw));
}
