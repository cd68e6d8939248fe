"use client";
import { useState } from "react";
import { cancelPayment } from "@/lib/actions/my/my-payments";
import { formatDayLong } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import type { PaymentDetail } from "@/lib/schemas/borrower-payments/payment";
import { Button } from "../ui/controls/button";
import { LinkButton } from "../ui/controls/link-button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

/** What may still be done with a Payment; of a series, cancelling skips the month for good. */
export function PaymentActions({ detail }: { detail: PaymentDetail }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const { payment, servicer, account, month } = detail;
  const amount = formatMoney(payment.amount);
  const verb = month === null ? "Cancel" : "Skip";
  return (
    <>
      {detail.editable && <LinkButton href={`/my/payments/${payment.id}/edit`}>Edit</LinkButton>}
      {detail.cancellable && (
        <Button onClick={() => setOpen(true)}>
          {month === null ? "Cancel the payment" : "Skip this month"}
        </Button>
      )}
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${verb} ${amount} to ${servicer}?`}
        facts={[
          { label: "Debit", value: formatDayLong(payment.dates.debit) },
          { label: "From", value: `${account.nameOnAccount}, ending in ${account.last4}` },
          ...(month === null
            ? []
            : [
                {
                  label: "The series",
                  value: "goes on; this month gets no other payment, even if you change it",
                },
              ]),
        ]}
        confirmWords={`${verb} ${amount} to ${servicer}`}
        busyWords={month === null ? "Cancelling…" : "Skipping…"}
        danger
        onConfirm={async () => {
          const result = await cancelPayment({ id: payment.id, version: payment.version });
          if (!result.ok) return result.detail;
          toast({ title: month === null ? "The payment is cancelled" : "This month is skipped" });
          return undefined;
        }}
      />
    </>
  );
}
