"use client";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";

type Props<Made> = {
  words: string;
  icon: ReactNode;
  title: string;
  about: string;
  form: (onDone: (made: Made) => void) => ReactNode;
  /** A dialog; `undefined`: nothing was made, or it was closed. */
  shown: (made: Made | undefined, onClose: () => void) => ReactNode;
};

/** A button that opens a form in a dialog, then shows this once what the form made: a key, a secret, a link. */
export function MakeOnce<Made>({ words, icon, title, about, form, shown }: Props<Made>) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made>();
  const done = (value: Made) => {
    setOpen(false);
    setMade(value);
  };
  return (
    <>
      <Button variant="primary" icon={icon} onClick={() => setOpen(true)}>
        {words}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} about={about}>
        {form(done)}
      </Dialog>
      {shown(made, () => setMade(undefined))}
    </>
  );
}
