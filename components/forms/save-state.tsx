import { Check, OctagonAlert } from "lucide-react";
import { Spinner } from "../ui/display/spinner";

export type Saving = "untouched" | "saving" | "saved" | "failed";

/** Beside a form that saves itself: a save is seen, and so is one that failed. Why it failed is told where there is room. */
export function SaveState({ saving }: { saving: Saving }) {
  return (
    <p role="status" className="inline-flex min-h-6 items-center gap-1.5 text-sm text-muted">
      {saving === "saving" && (
        <>
          <Spinner /> Saving…
        </>
      )}
      {saving === "saved" && (
        <>
          <Check aria-hidden className="size-4 text-done" /> All changes saved
        </>
      )}
      {saving === "failed" && (
        <span className="inline-flex items-center gap-1.5 text-problem">
          <OctagonAlert aria-hidden className="size-4" /> Not saved
        </span>
      )}
    </p>
  );
}
