"use client";
import { useEffect, useRef } from "react";

const gapPx = 6;
const marginPx = 8;
// Long enough to move the pointer from the word onto its tip (WCAG 1.4.13).
const leaveMs = 120;

/**
 * Shows the `data-tip` of whatever the pointer or the focus is on: one layer for the whole page, so that server
 * components can have tips and fifty rows cost nothing. Escape hides it. The tip is never the only place of its words:
 * they also stand in the element, for screen readers.
 */
export function TooltipLayer() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const layer = ref.current;
    return layer ? listen(layer) : undefined;
  }, []);
  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden
      className="inset-auto m-0 max-w-72 rounded-md bg-ink px-2 py-1 text-sm text-surface shadow-raised"
    />
  );
}

function listen(layer: HTMLElement): () => void {
  let owner: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    owner = null;
    if (layer.matches(":popover-open")) layer.hidePopover();
  };
  const enter = (event: Event) => {
    const under = elementsUnder(event);
    if (under.some((element) => layer.contains(element))) return clearTimeout(timer);
    const next =
      under.map((element) => element.closest("[data-tip]")).find((element) => element !== null) ?? null;
    if (next === null && owner === null) return;
    clearTimeout(timer);
    if (next === owner) return;
    if (next === null) {
      timer = setTimeout(hide, leaveMs);
      return;
    }
    hide();
    owner = next;
    layer.textContent = next.getAttribute("data-tip");
    layer.showPopover();
    place(layer, next);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };
  const controller = new AbortController();
  const options = { signal: controller.signal, passive: true };
  document.addEventListener("pointermove", enter, options);
  document.addEventListener("focusin", enter, options);
  document.addEventListener("keydown", escape, options);
  document.addEventListener("scroll", hide, { ...options, capture: true });
  return () => {
    clearTimeout(timer);
    controller.abort();
  };
}

/** Everything under the pointer, for the link of a table row lies over the cells; else what has the focus. */
function elementsUnder(event: Event): Element[] {
  if (event instanceof PointerEvent) return document.elementsFromPoint(event.clientX, event.clientY);
  const focused = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
  return focused ? [focused] : [];
}

function place(layer: HTMLElement, owner: Element): void {
  const at = owner.getBoundingClientRect();
  const tip = layer.getBoundingClientRect();
  const above = at.top - tip.height - gapPx;
  const left = at.left + at.width / 2 - tip.width / 2;
  const rightmost = document.documentElement.clientWidth - tip.width - marginPx;
  layer.style.top = `${above < marginPx ? at.bottom + gapPx : above}px`;
  layer.style.left = `${Math.max(marginPx, Math.min(left, rightmost))}px`;
}
