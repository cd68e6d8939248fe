"use client";
import { useState } from "react";
import { confirmByHand, markReturned, settleException } from "@/lib/actions/exceptions";
import type { ActionResult } from "@/lib/domain/result";
import type { ExceptionLine, RefundChoice } from "@/lib/schemas/batches/exceptions";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { formatMoney } from "../ui/display/money";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";
import { RefundTo } from "./refund-to";
import { exceptionTitle, settleWords } from "./words";

type Props = { exception: ExceptionLine; accounts: readonly RefundChoice[]; mayOwn: boolean };

/** What a person can do about an exception; nothing while its refund is on its way. */
export function ExceptionActions({ exception, accounts, mayOwn }: Props) {
  if (exception.refundOn !== null) return null;
  switch (exception.kind) {
    case "late_debit_return":
    case "over_posted":
      return mayOwn ? <Settle exception={exception} /> : <p className="text-muted">An owner settles this.</p>;
    case "refund_in_later_year":
      return <Settle exception={exception} />;
    case "late_credit_return":
    case "refund_returned":
      return (
        <>
          <RefundTo exception={exception} accounts={accounts} />
          <Settle exception={exception} />
        </>
      );
    case "refund_waits":
      return <RefundTo exception={exception} accounts={accounts} />;
    case "not_confirmed":
      return (
        <>
          <ConfirmPayment exception={exception} />
          <Note
            exception={exception}
            button="The money came back"
            label="How you know"
            placeholder="On the bank’s statement of Dec 9"
            action={markReturned}
            told="It waits to be refunded or sent again"
          />
        </>
      );
  }
}

function Settle({ exception }: { exception: ExceptionLine }) {
  const words = settleWords(exception.kind);
  return <Note exception={exception} {...words} action={settleException} told="Settled" />;
}

type NoteProps = {
  exception: ExceptionLine;
  button: string;
  label: string;
  placeholder: string;
  action: (raw: unknown) => Promise<ActionResult<void>>;
  told: string;
};

function Note({ exception, button, ...rest }: NoteProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{button}</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${button}: ${formatMoney(exception.amount)}`}
        about={`${exceptionTitle(exception)}. What you write stays in the record and cannot be taken back.`}
      >
        <NoteForm exception={exception} button={button} {...rest} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NoteForm(props: NoteProps & { onDone: () => void }) {
  const { exception, button, label, placeholder, action, told, onDone } = props;
  const toast = useToast();
  const form = useServerForm<{ note: string }, void>({
    defaultValues: { note: "" },
    action: async ({ note }) => fromAction(await action({ id: exception.id, note })),
    onDone: () => {
      toast({ title: `${told}: ${formatMoney(exception.amount)}` });
      onDone();
    },
  });
  return (
    <Form form={form} submitWords={button} busyWords="Saving…">
      <TextField form={form} name="note" label={label} placeholder={placeholder} autoComplete="off" />
    </Form>
  );
}

function ConfirmPayment({ exception }: { exception: ExceptionLine }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const confirm = async () => {
    const result = await confirmByHand({ id: exception.id });
    if (!result.ok) return result.detail;
    toast({ title: `Confirmed: ${formatMoney(exception.amount)}` });
    return undefined;
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        The servicer has it
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Confirm this payment?"
        facts={[
          { label: "Employee", value: exception.item?.employee ?? "" },
          { label: "Servicer", value: exception.item?.servicer ?? "" },
          { label: "Amount", value: formatMoney(exception.amount) },
          { label: "Afterwards", value: "posted, which is final" },
        ]}
        confirmWords={`Confirm ${formatMoney(exception.amount)}`}
        busyWords="Confirming…"
        onConfirm={confirm}
      />
    </>
  );
}
