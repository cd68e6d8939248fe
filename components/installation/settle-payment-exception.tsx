"use client";
import { useState } from "react";
import { settlePaymentException } from "@/lib/actions/settings/installation";
import type { PaymentExceptionLine } from "@/lib/schemas/bank/payment-exceptions";
import { exceptionTitle } from "../exceptions/words";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";

/** What the operator has to do, and the words that say how it was done. */
export function SettlePaymentException({ line }: { line: PaymentExceptionLine }) {
  const [open, setOpen] = useState(false);
  const words = wordsOf(line);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Settle: ${exceptionTitle(line)}`}>
        Settle
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={exceptionTitle(line)} about={line.detail}>
        <div className="grid gap-4">
          <p>{words.todo}</p>
          <SettleForm line={line} button={words.button} onDone={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  );
}

type FormProps = { line: PaymentExceptionLine; button: string; onDone: () => void };

function SettleForm({ line, button, onDone }: FormProps) {
  const toast = useToast();
  const { businessId, id } = line;
  const form = useServerForm({
    defaultValues: { note: "" },
    action: async ({ note }) => fromAction(await settlePaymentException({ businessId, id, note })),
    onDone: () => {
      toast({ title: "Settled" });
      onDone();
    },
  });
  return (
    <Form form={form} submitWords={button} busyWords="Settling…">
      <TextField form={form} name="note" label="How it was settled" autoComplete="off" />
    </Form>
  );
}

function wordsOf({ kind }: PaymentExceptionLine): { button: string; todo: string } {
  switch (kind) {
    case "late_debit_return":
      return {
        button: "It was paid",
        todo: "The employee’s bank took the debit back after the servicer had the money. Say here how the amount came in.",
      };
    case "over_posted":
      return {
        button: "It came back",
        todo: "Clear the excess with the servicer, and say how it came back.",
      };
    case "not_confirmed":
      return {
        button: "The servicer has it",
        todo: "Ask the servicer. If it has posted the payment, say so here: the payment is then complete.",
      };
    case "refund_returned":
      return {
        button: "They have it",
        todo: "The employee’s bank sent their money back, and it is here again. Agree with them how they get it, send it, and say here how.",
      };
    case "refund_waits":
      return {
        button: "Send it to another account",
        todo: "It goes to the account that the same employee verified last, in the next file.",
      };
    default:
      return { button: "Mark settled", todo: "Say how the money went its way." };
  }
}
