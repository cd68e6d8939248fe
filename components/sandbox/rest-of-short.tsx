"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { simulate } from "@/lib/actions/sandbox";
import type { Day } from "@/lib/domain/days";
import type { ItemDetail } from "@/lib/schemas/batches/views";
import { Button } from "../ui/controls/button";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import { useToast } from "../ui/overlays/toast";

/** "No account": with any code the rest of a short posting comes back the same way. */
const CODE = "R03";

/** Sandbox: what becomes of the rest of a short posting is told to the servicer here. */
export function RestOfShort({
  item,
  answerOn,
}: {
  item: Pick<ItemDetail, "id" | "openAmount">;
  /** The day of the answer that was asked for; null before. */
  answerOn: Day | null;
}) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const router = useRouter();
  const rest = formatMoney(item.openAmount);
  const ask = async (what: { kind: string; amount?: string; code?: string }) => {
    setBusy(true);
    const result = await simulate({ id: item.id, ...what });
    setBusy(false);
    if (!result.ok) return toast({ title: result.detail, state: "problem" });
    toast({
      title: `The answer comes on ${formatDay(result.value.due_on)}`,
      detail: "Move the clock there to see it.",
    });
    router.refresh();
  };
  if (answerOn !== null) {
    return (
      <Alert title={`In the sandbox the answer about the remaining ${rest} comes on ${formatDay(answerOn)}`}>
        Move the clock there to see it.
      </Alert>
    );
  }
  return (
    <Alert
      title="In the sandbox you decide what becomes of the rest"
      actions={
        <>
          <Button
            size="sm"
            disabled={busy}
            onClick={() => void ask({ kind: "servicer_posted", amount: item.openAmount })}
          >
            The rest arrived
          </Button>
          <Button size="sm" disabled={busy} onClick={() => void ask({ kind: "credit_return", code: CODE })}>
            The rest came back
          </Button>
        </>
      }
    >
      The servicer posts the remaining {rest} on the next banking day, or sends it back.
    </Alert>
  );
}
