"use client";
import type { FocusEvent, KeyboardEvent, ReactNode } from "react";
import { useId, useRef, useState } from "react";
import { ChevronsUpDown, Keyboard } from "lucide-react";
import { cx } from "../ui/class-names";
import { Button } from "../ui/controls/button";
import { openKeyList } from "./keys";
import { ThemeChoice } from "./theme-choice";

export type ShellUser = { name: string; role: string; email?: string };

type UserMenuProps = {
  user: ShellUser;
  /** The form or button that signs out. */
  signOut: ReactNode;
  /** Opens upwards at the foot of the sidebar. */
  up?: boolean;
};

/** Name, role, theme, keys, sign out. A disclosure and not a menu: it holds radios and a form. */
export function UserMenu({ user, signOut, up = false }: UserMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    // tabIndex: a press inside on what takes no focus must not count as leaving.
    <div onBlur={leave} onKeyDown={escape} tabIndex={-1} className="relative outline-none">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left transition-colors hover:bg-hover"
      >
        <span
          aria-hidden
          className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-sm font-medium text-accent"
        >
          {initials(user.name)}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{user.name}</span>
          <span className="block truncate text-sm text-muted">{user.role}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      <div
        id={id}
        hidden={!open}
        className={cx(
          "absolute left-0 z-40 w-72 animate-appear rounded-md border bg-raised p-3 shadow-raised",
          up ? "bottom-full mb-2" : "top-full mt-2",
        )}
      >
        {user.email !== undefined && (
          <p className="mb-3 truncate border-b pb-3 text-sm text-muted">{user.email}</p>
        )}
        <ThemeChoice name={`${id}-theme`} />
        <div className="mt-3 grid gap-0.5 border-t pt-2 max-md:hidden">
          <Button variant="quiet" size="sm" onClick={openKeyList} className="-mx-2.5 justify-start">
            <Keyboard aria-hidden className="size-4 text-muted" />
            Keyboard keys
          </Button>
        </div>
        <div className="mt-2 border-t pt-3">{signOut}</div>
      </div>
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase())
    .join("");
}
