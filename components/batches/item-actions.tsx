"use client";
import { useId, useState } from "react";
import { useRouter } from "next/navigation";
import { askRefund, resendItem, stopItem } from "@/lib/actions/batches";
import type { ItemDetail } from "@/lib/schemas/batches/views";
import { Button } from "../ui/controls/button";
import { RadioGroup } from "../ui/controls/choices";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";
import { resendCaution } from "./words";

type Item = Pick<
  ItemDetail,
  "id" | "amount" | "openAmount" | "employee" | "choices" | "again" | "refundTo" | "returnCode"
>;

/** Holds a payment back when the credits go out. It can be undone until then, so it asks nothing. */
export function StopPayment({ id, stopped }: { id: string; stopped: boolean }) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const set = async (stop: boolean, undoable: boolean) => {
    setBusy(true);
    const result = await stopItem({ id, stop });
    setBusy(false);
    if (!result.ok) toast({ title: result.detail, state: "problem" });
    else
      toast({
        title: stop ? "This payment will be held back" : "This payment will go out",
        ...(undoable ? { onUndo: () => void set(!stop, false) } : {}),
      });
  };
  return (
    <Button onClick={() => void set(!stopped, true)} loadingWords={busy ? "Saving…" : undefined}>
      {stopped ? "Let it go out after all" : "Stop this payment"}
    </Button>
  );
}

/** Money that came back goes to the account it came from. */
export function RefundPayment({ item }: { item: Item }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const confirm = async () => {
    const result = await askRefund({ id: item.id });
    if (!result.ok) return result.detail;
    const { arrives } = result.value;
    toast({
      title: arrives ? `Refund on its way: ${formatMoney(item.openAmount)}` : "The refund waits",
      detail: arrives
        ? `It reaches your account on ${formatDay(arrives)}.`
        : "The account it came from is disabled. It stands among the exceptions until another is chosen.",
    });
    return undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Refund</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Refund this payment?"
        facts={[
          { label: "Employee", value: item.employee.name },
          { label: "Amount", value: formatMoney(item.openAmount) },
          { label: "Goes to", value: item.refundTo },
        ]}
        confirmWords={`Refund ${formatMoney(item.openAmount)}`}
        busyWords="Asking for the refund…"
        onConfirm={confirm}
      />
    </>
  );
}

/** Money that came back is sent again, to the same loan or another of this employee's. */
export function ResendPayment({ item }: { item: Item }) {
  const [open, setOpen] = useState(false);
  const first = item.choices.find((choice) => choice.same) ?? item.choices[0];
  const [chosen, setChosen] = useState(first ? `${first.type}:${first.id}` : "");
  const same = item.choices.some((one) => one.same && `${one.type}:${one.id}` === chosen);
  const caution = same ? resendCaution(item.returnCode) : null;
  const name = useId();
  const toast = useToast();
  const router = useRouter();
  const confirm = async () => {
    const choice = item.choices.find((one) => `${one.type}:${one.id}` === chosen);
    if (!choice) return "Choose where it should go.";
    const result = await resendItem({ id: item.id, allocation: { type: choice.type, id: choice.id } });
    if (!result.ok) return result.problems[0]?.message ?? result.detail;
    toast({
      title: `Sent again: ${formatMoney(item.amount)}`,
      detail: `It goes out on ${formatDay(result.value.goesOut)} and arrives on ${formatDay(result.value.arrives)}.`,
    });
    router.push(`/batch-payments/${result.value.batchId}/payments/${result.value.id}`);
    return undefined;
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)} disabled={item.choices.length === 0}>
        Send again
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Send this payment again?"
        facts={[
          { label: "Employee", value: item.employee.name },
          { label: "Amount", value: formatMoney(item.amount) },
          { label: "Goes out", value: formatDay(item.again.goesOut) },
          { label: "Arrives", value: formatDay(item.again.arrives) },
          { label: "Debited again", value: "no: the money is here" },
        ]}
        confirmWords={`Send ${formatMoney(item.amount)} again`}
        busyWords="Sending…"
        onConfirm={confirm}
      >
        {/* Not a menu: on a telephone that would cut off which loan it is. */}
        <RadioGroup
          legend="To"
          name={name}
          value={chosen}
          options={item.choices.map(({ type, id, label, same: before }) => ({
            value: `${type}:${id}`,
            label: before ? `${label}, as before` : label,
          }))}
          inputProps={{ onChange: (event) => setChosen(event.currentTarget.value) }}
        />
        {caution !== null && (
          <Alert state="attention" title="The same account refused this money before">
            {caution}
          </Alert>
        )}
      </ConfirmDialog>
    </>
  );
}
