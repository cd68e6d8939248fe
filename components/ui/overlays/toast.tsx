"use client";
import type { ReactNode } from "react";
import { createContext, lazy, Suspense, use, useCallback, useState } from "react";

export type ToastWords = {
  /** What was done: "Draft deleted". */
  title: string;
  detail?: string;
  state?: "done" | "problem";
  /** When given, the toast offers Undo. */
  onUndo?: () => void;
};
export type ShownToast = ToastWords & { id: number };

// Fetched with the first toast, so that pages that only read do not carry it.
const ToastList = lazy(() => import("./toast-list").then((file) => ({ default: file.ToastList })));

const ToastContext = createContext<(words: ToastWords) => void>(() => undefined);

/** Says that something was done. `const toast = useToast(); toast({ title: "Saved" })`. */
export function useToast(): (words: ToastWords) => void {
  return use(ToastContext);
}

/** Holds the toasts; once, around the application, so that a toast outlives the page that raised it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const show = useCallback((words: ToastWords) => {
    setToasts((before) => [...before, { ...words, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const drop = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      {toasts.length > 0 && (
        <Suspense>
          <ToastList toasts={toasts} onGone={drop} />
        </Suspense>
      )}
    </ToastContext>
  );
}
