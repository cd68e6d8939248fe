"use client";
import { useId, useState } from "react";
import { askRefund } from "@/lib/actions/batches";
import { refundLateReturn } from "@/lib/actions/exceptions";
import type { ExceptionLine, RefundChoice } from "@/lib/schemas/batches/exceptions";
import { Button } from "../ui/controls/button";
import { TextLink } from "../ui/controls/link-button";
import { Select } from "../ui/controls/inputs";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

/** Sends the money of an exception to a verified account of the business. */
export function RefundTo({
  exception,
  accounts,
}: {
  exception: ExceptionLine;
  accounts: readonly RefundChoice[];
}) {
  const [open, setOpen] = useState(false);
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? "");
  const id = useId();
  const toast = useToast();
  const confirm = async () => {
    const result =
      exception.kind === "refund_waits"
        ? await askRefund({ id: exception.item?.id, accountId })
        : await refundLateReturn({ id: exception.id, accountId });
    if (!result.ok) return result.problems[0]?.message ?? result.detail;
    toast({
      title: `Refund on its way: ${formatMoney(exception.amount)}`,
      ...(result.value.arrives ? { detail: `It is there on ${formatDay(result.value.arrives)}.` } : {}),
    });
    return undefined;
  };
  if (accounts.length === 0) {
    return (
      <p className="text-muted">
        To refund {formatMoney(exception.amount)},{" "}
        <TextLink href="/source-accounts/new">add and verify an account</TextLink> first: none can take it.
      </p>
    );
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Refund {formatMoney(exception.amount)}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Refund this money?"
        facts={[{ label: "Amount", value: formatMoney(exception.amount) }]}
        confirmWords={`Refund ${formatMoney(exception.amount)}`}
        busyWords="Asking for the refund…"
        onConfirm={confirm}
      >
        <div className="grid gap-1">
          <label htmlFor={id} className="font-medium">
            To
          </label>
          <Select id={id} value={accountId} onChange={(event) => setAccountId(event.target.value)}>
            {accounts.map((account) => (
              <option key={account.id} value={account.id}>
                {account.label}
              </option>
            ))}
          </Select>
        </div>
      </ConfirmDialog>
    </>
  );
}
