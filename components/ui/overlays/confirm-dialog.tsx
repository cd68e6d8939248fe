"use client";
import type { FormEvent, ReactNode } from "react";
import { useId, useState } from "react";
import { Button } from "../controls/button";
import { Input } from "../controls/inputs";
import { Alert } from "../display/alert";
import type { Fact } from "../display/description-list";
import { DescriptionList } from "../display/description-list";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The numbers once more: how many, how much, from where, when. */
  facts: readonly Fact[];
  children?: ReactNode;
  /** "Release 150 payments, $31,250.00" */
  confirmWords: string;
  /** "Releasing 150 payments…" */
  busyWords: string;
  danger?: boolean;
  /** When given, the button waits until exactly this was typed: "12". */
  typeToConfirm?: string;
  /** Does it. A sentence back means that it failed: it is shown and the dialog stays. */
  onConfirm: () => Promise<string | undefined>;
};

/** Asks once before what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <Question {...props} />
    </Dialog>
  );
}

function Question(props: ConfirmDialogProps) {
  const {
    facts,
    children,
    confirmWords,
    busyWords,
    danger = false,
    typeToConfirm,
    onConfirm,
    onClose,
  } = props;
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const id = useId();
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm;

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const problem = await onConfirm();
      if (problem === undefined) onClose();
      else setFailure(problem);
    } catch {
      setFailure(
        "The server did not answer. Reload the page to see whether it was done, before you try again.",
      );
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={confirm} className="grid gap-4">
      <DescriptionList facts={facts} />
      {children}
      {typeToConfirm !== undefined && (
        <div className="grid gap-1">
          <label htmlFor={id} className="font-medium">
            Type {typeToConfirm} to confirm
          </label>
          <Input
            id={id}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
          />
        </div>
      )}
      {failure !== undefined && <Alert state="problem" title={failure} live />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          disabled={!ready}
          loadingWords={busy ? busyWords : undefined}
        >
          {confirmWords}
        </Button>
      </div>
    </form>
  );
}
