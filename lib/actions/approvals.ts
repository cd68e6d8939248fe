"use server";
import { releaseDraft as release } from "@/lib/operations/drafts/release-draft";
import { sendDraftBack as sendBack } from "@/lib/operations/drafts/send-back";
import { releaseInput, sendBackInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";
import { showAnewIfDone } from "./show-anew";

// Everything in the shell may have changed: the count of approvals stands on each page. After a refusal nothing is shown anew:
// of a batch that somebody else has just released the page would lead away from the sentence that says so.

export async function releaseDraft(raw: unknown) {
  return showAnewIfDone("/", runAction(releaseInput, release, raw));
}

export async function sendDraftBack(raw: unknown) {
  return showAnewIfDone("/", runAction(sendBackInput, sendBack, raw));
}
