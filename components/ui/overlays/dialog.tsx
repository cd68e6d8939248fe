"use client";
import type { ReactNode, RefObject, SyntheticEvent } from "react";
import { useEffect, useId, useRef } from "react";
import { X } from "lucide-react";
import { Button } from "../controls/button";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  about?: ReactNode;
  children?: ReactNode;
  /** Buttons, the one to press last. */
  footer?: ReactNode;
  /** For what is shown this once: a press beside it does not close it. */
  stays?: boolean;
};

/** Opens and closes a native modal dialog with `open`: it holds the focus, gives it back, and needs no inline style. */
export function useModal(open: boolean): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  const before = useRef<Element>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      before.current = document.activeElement;
      dialog.showModal();
      // What asked for it got no focus while the dialog was closed; else the cross has it.
      dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  useEffect(() => {
    const dialog = ref.current;
    // Taken off the page while it is open, it gives nothing back by itself.
    return () => {
      if (dialog?.open && !dialog.isConnected && before.current instanceof HTMLElement)
        before.current.focus();
    };
  }, []);
  return ref;
}

/** The second press of a double click falls where the dialog has just opened: it was not meant for the ground beside it. */
const DOUBLE_CLICK_MS = 600;

/** A dialog in the middle of the page. Escape, the cross and a press beside it close it. */
export function Dialog({ open, onClose, title, about, children, footer, stays = false }: DialogProps) {
  const ref = useModal(open);
  const id = useId();
  const openedAt = useRef(0);
  useEffect(() => {
    if (open) openedAt.current = performance.now();
  }, [open]);
  // By press, not by click: who marks text in a field and lets go outside has clicked beside the dialog, too.
  const outside = (event: SyntheticEvent) => {
    if (stays) return;
    if (event.target === ref.current && performance.now() - openedAt.current > DOUBLE_CLICK_MS) onClose();
  };
  return (
    <dialog
      ref={ref}
      onClose={onClose}
      onPointerDown={outside}
      aria-labelledby={id}
      className="m-auto max-h-[85dvh] w-[min(30rem,calc(100vw-2rem))] overflow-auto rounded-md border bg-raised text-left text-base font-normal whitespace-normal text-ink shadow-raised open:animate-appear"
    >
      {open && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-5">
          <div className="flex items-start justify-between gap-4">
            <div className="grid min-w-0 gap-1 wrap-anywhere">
              <h2 id={id} className="font-semibold">
                {title}
              </h2>
              {about !== undefined && <div className="text-muted">{about}</div>}
            </div>
            <Button
              variant="quiet"
              size="sm"
              aria-label="Close"
              onClick={onClose}
              className="-mt-1.5 -mr-2 px-2"
            >
              <X aria-hidden className="size-4" />
            </Button>
          </div>
          {children}
          {footer !== undefined && <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
        </div>
      )}
    </dialog>
  );
}
