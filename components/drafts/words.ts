import type { State } from "@/components/ui/states";
import { formatCount } from "@/lib/domain/counted";
import type { OpenDraft } from "@/lib/schemas/draft";

/** A draft's standing as a dot and a word. */
export function draftStatusWords(draft: Pick<OpenDraft, "status" | "errors">): {
  state: State;
  word: string;
  next?: string;
} {
  switch (draft.status) {
    case "awaiting_approval":
      return {
        state: "waiting",
        word: "Waiting for approval",
        next: "Next: an approver releases it or sends it back",
      };
    case "scheduled":
      return { state: "waiting", word: "Scheduled", next: "Next: released on the chosen day" };
    case "released":
      return { state: "done", word: "Released" };
    case "deleted":
      return { state: "attention", word: "Deleted" };
    case "draft":
      return draft.errors > 0
        ? { state: "attention", word: `Draft, ${formatCount(draft.errors)} to mend` }
        : { state: "waiting", word: "Draft" };
  }
}
