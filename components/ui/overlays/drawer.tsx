"use client";
import type { ReactNode, SyntheticEvent } from "react";
import { useModal } from "./dialog";

type DrawerProps = { open: boolean; onClose: () => void; label: string; children: ReactNode };

/** A panel from the left edge, for the navigation on small screens. */
export function Drawer({ open, onClose, label, children }: DrawerProps) {
  const ref = useModal(open);
  const outside = (event: SyntheticEvent) => {
    if (event.target === ref.current) onClose();
  };
  return (
    <dialog
      ref={ref}
      onClose={onClose}
      onClick={outside}
      aria-label={label}
      className="m-0 h-dvh max-h-none w-[min(18rem,85vw)] max-w-none overflow-auto border-r bg-surface text-ink shadow-raised"
    >
      {open && <div className="flex min-h-full flex-col">{children}</div>}
    </dialog>
  );
}
