"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Checkbox } from "../ui/controls/choices";
import { Kbd } from "../ui/display/kbd";
import { Dialog } from "../ui/overlays/dialog";
import { keysCookie, remember, remembered } from "./cookies";
import type { NavItem } from "./nav-items";

// How long `g` waits for its letter.
const chordMs = 1500;
const openEvent = "paydown:keys";

/** Opens the list of keys, from anywhere. */
export function openKeyList(): void {
  window.dispatchEvent(new Event(openEvent));
}

/** `/` to the search, `?` for this list, `g` and a letter to a page. Single keys can be turned off (WCAG 2.1.4). */
export function Keys({ items }: { items: readonly NavItem[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    const show = () => setOpen(true);
    const handle = keyHandler(items, { show, go: (href) => router.push(href) });
    window.addEventListener(openEvent, show, { signal: controller.signal });
    window.addEventListener("keydown", handle, { signal: controller.signal });
    return () => controller.abort();
  }, [items, router]);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard keys">
      <KeyList items={items} />
    </Dialog>
  );
}

type Does = { show: () => void; go: (href: string) => void };

function keyHandler(items: readonly NavItem[], does: Does): (event: KeyboardEvent) => void {
  let chordUntil = 0;
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog:modal") !== null || remembered(keysCookie) === "off") return;
    const chord = event.timeStamp < chordUntil;
    chordUntil = 0;
    const target = chord ? items.find((item) => item.letter === event.key) : undefined;
    const search = document.querySelector<HTMLElement>("[data-search]");
    if (target) does.go(target.href);
    else if (event.key === "?") does.show();
    else if (event.key === "/" && search) search.focus();
    else if (event.key === "g") chordUntil = event.timeStamp + chordMs;
    else return;
    event.preventDefault();
  };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select")
  );
}

function KeyList({ items }: { items: readonly NavItem[] }) {
  const [on, setOn] = useState(() => remembered(keysCookie) !== "off");
  const change = (next: boolean) => {
    setOn(next);
    remember(keysCookie, next ? "on" : "off");
  };
  return (
    <div className="grid gap-4">
      <dl className="grid gap-2">
        <KeyLine keys={["/"]} does="Search this list" />
        <KeyLine keys={["?"]} does="Show these keys" />
        {items.map((item) =>
          item.letter === undefined ? null : (
            <KeyLine key={item.href} keys={["g", item.letter]} does={`Go to ${item.label}`} />
          ),
        )}
      </dl>
      <Checkbox
        label="Use these keys"
        help="Turn them off if you speak to your computer or press keys by accident."
        checked={on}
        onChange={(event) => change(event.target.checked)}
      />
    </div>
  );
}

function KeyLine({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div className="flex flex-row-reverse items-center justify-between gap-4">
      <dt className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
