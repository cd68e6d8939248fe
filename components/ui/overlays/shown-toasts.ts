export type ToastWords = {
  /** What was done: "Draft deleted". */
  title: string;
  detail?: string;
  state?: "done" | "problem";
  /** When given, the toast offers Undo. */
  onUndo?: () => void;
};
export type ShownToast = ToastWords & { id: number };

/** More would hide the page that they speak of. */
const TOASTS_MAX = 3;

/**
 * The toasts with one more. It takes the place of an older one with the same title, unless that one offers Undo: each undoes
 * something of its own. Over the limit the oldest without Undo goes first.
 */
export function withToast(before: readonly ShownToast[], words: ToastWords): ShownToast[] {
  // Above all that are shown, also the one that goes: under its id it would count down the time of the old one.
  const id = Math.max(0, ...before.map((toast) => toast.id)) + 1;
  const shown = before.filter((toast) => toast.title !== words.title || toast.onUndo !== undefined);
  while (shown.length >= TOASTS_MAX) {
    const oldest = shown.findIndex((toast) => toast.onUndo === undefined);
    shown.splice(Math.max(0, oldest), 1);
  }
  return [...shown, { ...words, id }];
}
