"use client";
import { useState } from "react";
import { cancelSeries } from "@/lib/actions/my/my-series";
import { formatMoney } from "@/lib/domain/money";
import type { SeriesDetail } from "@/lib/schemas/borrower-payments/series";
import { Button } from "../ui/controls/button";
import { LinkButton } from "../ui/controls/link-button";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";
import { monthlyWords } from "./words";

/** An active series can be changed and cancelled. */
export function SeriesActions({ detail }: { detail: SeriesDetail }) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const { series, servicer, account } = detail;
  const what = `${formatMoney(series.amount)} to ${servicer}`;
  return (
    <>
      <LinkButton href={`/my/payments/series/${series.id}/edit`}>Edit</LinkButton>
      <Button onClick={() => setOpen(true)}>Cancel the series</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Cancel the series of ${what}?`}
        facts={[
          { label: "When", value: monthlyWords(series.schedule) },
          { label: "From", value: `${account.nameOnAccount}, ending in ${account.last4}` },
          { label: "The next payment", value: "is cancelled too, if its file is still open" },
          { label: "On its way", value: "goes on: it can no longer be stopped" },
        ]}
        confirmWords={`Cancel the series of ${what}`}
        busyWords="Cancelling…"
        danger
        onConfirm={async () => {
          const result = await cancelSeries({ id: series.id, version: series.version });
          if (!result.ok) return result.detail;
          toast({ title: "The series is cancelled" });
          return undefined;
        }}
      />
    </>
  );
}
