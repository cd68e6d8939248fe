"use client";
import type { ReactNode, RefObject } from "react";
import { useRef } from "react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { cx } from "../class-names";

export type MenuItem = {
  label: string;
  /** Either an address to go to or something to do. */
  href?: string;
  onSelect?: () => void;
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
};

type MenuProps = { trigger: ReactNode; items: readonly MenuItem[]; align?: "start" | "end" };

/** A menu of actions under a button (`trigger` is a `Button`). Weighs 25 KB of script: for pages with forms or grids. */
export function Menu({ trigger, items, align = "end" }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    // Not modal: a modal one locks scrolling with a style element, which the content policy refuses.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger ref={button} asChild>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 animate-appear rounded-md border bg-raised p-1 text-ink shadow-raised"
        >
          {items.map((item) => (
            <Item key={item.label} item={item} button={button} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item, button }: { item: MenuItem; button: RefObject<HTMLButtonElement | null> }) {
  const look = cx(
    "flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none select-none data-highlighted:bg-hover",
    "data-disabled:cursor-not-allowed data-disabled:opacity-50",
    item.danger && "text-problem",
  );
  const shared = { className: look, disabled: item.disabled ?? false };
  if (item.href !== undefined) {
    return (
      <DropdownMenu.Item {...shared} asChild>
        <Link href={item.href} prefetch={false}>
          {item.icon}
          {item.label}
        </Link>
      </DropdownMenu.Item>
    );
  }
  // A dialog gives the focus back to what had it when it opened: not to an item that is gone by then.
  const select = () => {
    button.current?.focus();
    item.onSelect?.();
  };
  return (
    <DropdownMenu.Item {...shared} onSelect={select}>
      {item.icon}
      {item.label}
    </DropdownMenu.Item>
  );
}
