"use client";
import { useState } from "react";
import { giveUpDebit, recallBatch } from "@/lib/actions/batches";
import { formatCount } from "@/lib/domain/counted";
import { formatMoney } from "../ui/display/money";
import { Button } from "../ui/controls/button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";
import { paymentsWords } from "./words";

type BatchFacts = { id: string; title: string; payments: number; total: string };

/** Calls the batch back before its file closes, after asking once with the numbers. */
export function RecallBatch({ batch, until }: { batch: BatchFacts; until: string }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const numbers = `${paymentsWords(batch.payments)}, ${formatMoney(batch.total)}`;
  const confirm = async () => {
    const result = await recallBatch({ id: batch.id });
    if (!result.ok) return result.detail;
    toast({ title: "Batch recalled", detail: `${numbers}: nothing moved.` });
    return undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Recall</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Recall ${batch.title}?`}
        facts={[
          { label: "Payments", value: formatCount(batch.payments) },
          { label: "Total", value: formatMoney(batch.total) },
          { label: "Possible until", value: until },
          { label: "Then", value: "every payment is cancelled, nothing is debited" },
        ]}
        confirmWords={`Recall ${numbers}`}
        busyWords="Recalling…"
        danger
        onConfirm={confirm}
      />
    </>
  );
}

/** Ends a batch whose debit waits to be tried again. */
export function GiveUpDebit({ batch, nextTry }: { batch: BatchFacts; nextTry: string }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const confirm = async () => {
    const result = await giveUpDebit({ id: batch.id });
    if (!result.ok) return result.detail;
    toast({ title: "The debit was given up", detail: "No payment of this batch went out." });
    return undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>Give up the debit</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Give up the debit of ${batch.title}?`}
        facts={[
          { label: "Payments that will fail", value: formatCount(batch.payments) },
          { label: "Not debited", value: formatMoney(batch.total) },
          { label: "Next try otherwise", value: nextTry },
        ]}
        confirmWords={`Fail ${paymentsWords(batch.payments)}, ${formatMoney(batch.total)}`}
        busyWords="Giving up…"
        danger
        onConfirm={confirm}
      />
    </>
  );
}
