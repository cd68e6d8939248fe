"use server";
import { revalidatePath } from "next/cache";
import { releaseDraft } from "@/lib/operations/drafts/release-draft";
import { sendDraftBack } from "@/lib/operations/drafts/send-back";
import { releaseInput, sendBackInput } from "@/lib/schemas/batches/inputs";
import { runAction } from "./run-action";

/** Everything in the shell may have changed: the count of approvals stands on each page. */
async function andShow<Result>(result: Promise<Result>): Promise<Result> {
  const done = await result;
  revalidatePath("/", "layout");
  return done;
}

export async function release(raw: unknown) {
  return andShow(runAction(releaseInput, releaseDraft, raw));
}

export async function sendBack(raw: unknown) {
  return andShow(runAction(sendBackInput, sendDraftBack, raw));
}
