"use client";
import { useState } from "react";
import { Field, fieldAria } from "@/components/forms/field";
import { Button } from "@/components/ui/controls/button";
import { Textarea } from "@/components/ui/controls/inputs";
import { formatDay } from "@/components/ui/display/day";
import { formatMoney } from "@/components/ui/display/money";
import { ConfirmDialog } from "@/components/ui/overlays/confirm-dialog";
import { Dialog } from "@/components/ui/overlays/dialog";
import { useToast } from "@/components/ui/overlays/toast";
import { sendForApproval } from "@/lib/actions/drafts";
import { counted, formatCount } from "@/lib/domain/counted";
import type { DraftView } from "@/lib/schemas/draft";
import { useDraft } from "./draft-context";

/** Asks once, with the numbers once more; while something is still to be decided it says what instead. */
export function SendButton() {
  const { draft, mayPrepare } = useDraft();
  const [open, setOpen] = useState(false);
  if (!mayPrepare || draft.status !== "draft") return null;
  const missing = missingFrom(draft);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Send for approval
      </Button>
      {missing.length > 0 ? (
        <Dialog
          open={open}
          onClose={close}
          title="Not ready to be sent yet"
          about="Nothing is sent for approval that nobody looked at."
          footer={
            <Button variant="primary" onClick={close}>
              Back to the draft
            </Button>
          }
        >
          <ul className="grid list-disc gap-1 pl-4">
            {missing.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Dialog>
      ) : (
        <Send open={open} onClose={close} />
      )}
    </>
  );
}

function Send({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { draft, reload } = useDraft();
  const [note, setNote] = useState("");
  const toast = useToast();
  const { payments, amount } = draft.totals;
  const what = `${counted(payments, "payment", "payments")}, ${formatMoney(amount)}`;
  const send = async (): Promise<string | undefined> => {
    const { id, version } = draft;
    const answer = await sendForApproval({ id, version, note: note === "" ? undefined : note });
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
    <ConfirmDialog
      open={open}
      onClose={onClose}
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
  );
}

/** What the page itself knows to be open; the server checks all of it again, and more. */
function missingFrom({ totals, accounts, sourceAccountId }: DraftView): string[] {
  const account = accounts.find((one) => one.id === sourceAccountId);
  return [
    ...(totals.rows === totals.excluded ? ["Add at least one payment."] : []),
    ...(totals.errors > 0
      ? [`${counted(totals.errors, "row has an error", "rows have errors")}: mend or exclude.`]
      : []),
    ...(totals.warnings > 0
      ? [
          `${counted(totals.warnings, "payment has a warning", "payments have warnings")} to decide: keep or exclude.`,
        ]
      : []),
    ...(account === undefined ? ["Choose the account to pay from."] : []),
    ...(account !== undefined && !account.verified ? ["The account to pay from is not verified yet."] : []),
  ];
}

function factsOf(draft: DraftView) {
  const account = draft.accounts.find((one) => one.id === draft.sourceAccountId);
  const { totals, dates } = draft;
  return [
    { label: "Payments", value: formatCount(totals.payments) },
    { label: "Total", value: formatMoney(totals.amount) },
    { label: "From", value: account?.label ?? "no account chosen" },
    ...(totals.kept > 0 ? [{ label: "Warnings kept", value: formatCount(totals.kept) }] : []),
    ...(totals.excluded > 0 ? [{ label: "Rows left out", value: formatCount(totals.excluded) }] : []),
    { label: "Debit, if released today", value: formatDay(dates.debit) },
    { label: "Credits arrive", value: formatDay(dates.creditsEffective) },
  ];
}
