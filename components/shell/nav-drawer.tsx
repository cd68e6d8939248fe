"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { Menu as MenuIcon, X } from "lucide-react";
import { Button } from "../ui/controls/button";
import { Drawer } from "../ui/overlays/drawer";
import type { NavItem } from "./nav-items";
import { NavLinks } from "./nav-links";

type NavDrawerProps = { items: readonly NavItem[]; place: string; foot: ReactNode };

/** The navigation under 768 wide. */
export function NavDrawer({ items, place, foot }: NavDrawerProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="quiet" aria-label="Open navigation" onClick={() => setOpen(true)} className="px-2">
        <MenuIcon aria-hidden className="size-5" />
      </Button>
      <Drawer open={open} onClose={close} label="Navigation">
        <div className="flex items-center justify-between gap-2 py-3 pr-3 pl-5">
          <span className="truncate font-semibold">{place}</span>
          <Button variant="quiet" aria-label="Close navigation" onClick={close} className="px-2">
            <X aria-hidden className="size-5" />
          </Button>
        </div>
        <div className="flex-1 px-3">
          <NavLinks items={items} onFollow={close} />
        </div>
        <div className="p-3">{foot}</div>
      </Drawer>
    </>
  );
}
