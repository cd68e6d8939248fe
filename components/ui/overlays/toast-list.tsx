"use client";
import { CircleCheck, OctagonAlert, X } from "lucide-react";
import { Toast } from "radix-ui";
import { buttonClass } from "../controls/button";
import type { ShownToast } from "./shown-toasts";

const shownMs = 6000;
// Time enough to read, decide and reach the button.
const shownWithUndoMs = 15_000;

/** The toasts on the page. Radix pauses them under the pointer or the focus and reads them out; F8 goes to them. */
export function ToastList({
  toasts,
  onGone,
}: {
  toasts: readonly ShownToast[];
  onGone: (id: number) => void;
}) {
  return (
    <Toast.Provider swipeDirection="right">
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          duration={toast.onUndo ? shownWithUndoMs : shownMs}
          onOpenChange={(open) => {
            if (!open) onGone(toast.id);
          }}
          className="flex animate-appear items-start gap-3 rounded-md border bg-raised px-4 py-3 text-ink shadow-raised"
        >
          {toast.state === "problem" ? (
            <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-problem" />
          ) : (
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
          )}
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium">{toast.title}</Toast.Title>
            {toast.detail !== undefined && (
              <Toast.Description className="text-sm text-muted">{toast.detail}</Toast.Description>
            )}
          </div>
          {toast.onUndo && (
            <Toast.Action
              altText="Undo"
              onClick={toast.onUndo}
              className={`${buttonClass("secondary", "sm")} -my-1`}
            >
              Undo
            </Toast.Action>
          )}
          <Toast.Close aria-label="Dismiss" className={`${buttonClass("quiet", "sm")} -my-1 -mr-2 px-2`}>
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[min(24rem,calc(100vw-2rem))] gap-2 outline-none" />
    </Toast.Provider>
  );
}
