"use client";
import { useState } from "react";
import { Field, fieldAria } from "@/components/forms/field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/inputs";
import { formatDay } from "@/components/ui/display/day";
import { formatMoney } from "@/components/ui/display/money";
import { ConfirmDialog } from "@/components/ui/overlays/confirm-dialog";
import { useToast } from "@/components/ui/overlays/toast";
import { sendForApprovalAction } from "@/lib/actions/drafts";
import { useDraft } from "./draft-context";

/** Asks once, with the numbers once more; every reason why not is told at once. */
export function SendButton() {
  const { draft, mayPrepare, reload } = useDraft();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const toast = useToast();
  if (!mayPrepare || draft.status !== "draft") return null;
  const { payments, amount } = draft.totals;
  const what = `${payments.toLocaleString("en-US")} ${payments === 1 ? "payment" : "payments"}, ${formatMoney(amount)}`;

  const send = async (): Promise<string | undefined> => {
    const answer = await sendForApprovalAction({ id: draft.id, note: note === "" ? undefined : note });
    await reload();
    if (answer.ok) {
      toast({ title: "Sent for approval", detail: `${what}. The approvers have been told by mail.` });
      return undefined;
    }
    return answer.problems.length > 0
      ? answer.problems.map((problem) => problem.message).join(" ")
      : answer.detail;
  };

  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Send for approval
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Send this batch for approval?"
        facts={factsOf(draft)}
        confirmWords={`Send ${what}`}
        busyWords="Sending…"
        onConfirm={send}
      >
        <p className="text-sm text-muted">
          Somebody who did not prepare it releases it. A change made after sending takes it back.
        </p>
        <Field id="send-note" label="Note to the approver" optional>
          <Textarea
            {...fieldAria("send-note", false, undefined)}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Field>
      </ConfirmDialog>
    </>
  );
}

function factsOf(draft: ReturnType<typeof useDraft>["draft"]) {
  const account = draft.accounts.find((one) => one.id === draft.sourceAccountId);
  const { totals, dates } = draft;
  return [
    { label: "Payments", value: totals.payments.toLocaleString("en-US") },
    { label: "Total", value: formatMoney(totals.amount) },
    { label: "From", value: account?.label ?? "no account chosen" },
    ...(totals.kept > 0 ? [{ label: "Warnings kept", value: totals.kept.toLocaleString("en-US") }] : []),
    ...(totals.excluded > 0
      ? [{ label: "Rows left out", value: totals.excluded.toLocaleString("en-US") }]
      : []),
    { label: "Debit, if released today", value: formatDay(dates.debit) },
    { label: "Credits arrive", value: formatDay(dates.creditsEffective) },
  ];
}
