"use client";
import { useState } from "react";
import { matchList } from "@/lib/actions/reconciliation";
import { formatCount } from "@/lib/domain/counted";
import type { SaidLine } from "@/lib/schemas/reconciliation/views";
import { TextareaField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Alert } from "../ui/display/alert";
import { Dialog } from "../ui/overlays/dialog";
import { paymentsOf, saidWords } from "./words";

type Outcome = { matched: string | null; problems: { name: string; why: string }[]; left: number };

/** Matches the payments that a pasted list names, and tells which it could not. */
export function PasteList({ line }: { line: SaidLine | null }) {
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const close = () => {
    setOpen(false);
    setOutcome(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Paste a list</Button>
      <Dialog
        open={open}
        onClose={close}
        title="Paste what was confirmed"
        about={
          line === null
            ? "Payment ids, references or trace numbers, one a line or as cells of a spreadsheet. Each is matched for what is not posted of it."
            : `${saidWords(line)}. The payments you paste must make up what is open of it to the cent.`
        }
      >
        {outcome === null ? (
          <ListForm line={line} onDone={setOutcome} />
        ) : (
          <OutcomeOf outcome={outcome} onClose={close} />
        )}
      </Dialog>
    </>
  );
}

function ListForm({ line, onDone }: { line: SaidLine | null; onDone: (outcome: Outcome) => void }) {
  const form = useServerForm({
    defaultValues: { text: "" },
    action: async ({ text }) => fromAction(await matchList({ text, lineId: line?.id })),
    onDone: ({ payments, amount, problems, left }) =>
      onDone({ matched: payments === 0 ? null : paymentsOf(payments, amount), problems, left }),
  });
  return (
    <Form form={form} submitWords="Match them" busyWords="Matching…">
      <TextareaField form={form} name="text" label="Payments" rows={8} spellCheck={false} />
    </Form>
  );
}

function OutcomeOf({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { matched, problems, left } = outcome;
  return (
    <div className="grid gap-4">
      <Alert
        state={matched === null ? "attention" : "done"}
        title={matched === null ? "Nothing was matched" : `Matched: ${matched}`}
        live
      >
        {matched !== null && "Take it back under Matched, or reconcile it."}
      </Alert>
      {left > 0 && (
        <div className="grid gap-2 text-sm">
          <p>
            {left === 1 ? "One name was left" : `${formatCount(left)} names were left`}
            {left > problems.length && `; the first ${problems.length}`}:
          </p>
          <ul className="max-h-60 list-disc overflow-y-auto pl-5" tabIndex={0} aria-label="What was left">
            {problems.map((problem) => (
              <li key={problem.name} className="break-words">
                {problem.name}: {problem.why}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
