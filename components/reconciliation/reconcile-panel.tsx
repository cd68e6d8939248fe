"use client";
import { useState } from "react";
import { reconcile } from "@/lib/actions/reconciliation";
import { formatCount } from "@/lib/domain/counted";
import { formatMoney } from "@/lib/domain/money";
import type { Waiting } from "@/lib/schemas/reconciliation/views";
import { Button } from "../ui/controls/button";
import { Alert } from "../ui/display/alert";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";
import { paymentsOf } from "./words";

/** What people have matched is posted here, for good, after asking once. */
export function ReconcilePanel({ matched, mayReconcile }: { matched: Waiting; mayReconcile: boolean }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const what = paymentsOf(matched.payments, matched.amount);
  const confirm = async () => {
    const result = await reconcile(matched);
    if (!result.ok) return result.detail;
    const { short, overPosted } = result.value;
    toast({
      title: `Reconciled: ${what}`,
      ...(short + overPosted > 0
        ? {
            detail: `${short} posted in part and wait for the rest; ${overPosted} posted too high: see the exceptions.`,
          }
        : {}),
    });
    return undefined;
  };
  return (
    <>
      <Alert
        state="attention"
        title={`${what} matched and not reconciled yet`}
        {...(mayReconcile
          ? {
              actions: (
                <Button variant="primary" onClick={() => setOpen(true)}>
                  Reconcile {what}
                </Button>
              ),
            }
          : {})}
      >
        A match can be taken back. Reconciled payments are posted, which is final.
      </Alert>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Reconcile what is matched?"
        facts={[
          { label: "Payments", value: formatCount(matched.payments) },
          { label: "Amount", value: formatMoney(matched.amount) },
          { label: "Afterwards", value: "posted, which is final" },
        ]}
        confirmWords={`Reconcile ${what}`}
        busyWords="Reconciling…"
        onConfirm={confirm}
      />
    </>
  );
}
