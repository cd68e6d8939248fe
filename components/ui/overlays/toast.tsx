"use client";
import type { ReactNode } from "react";
import { createContext, lazy, Suspense, use, useCallback, useState } from "react";
import { type ShownToast, type ToastWords, withToast } from "./shown-toasts";

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
  const show = useCallback((words: ToastWords) => setToasts((before) => withToast(before, words)), []);
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
