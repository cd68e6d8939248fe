"use client";
import { useState } from "react";
import { dismissLine, matchPayments, unmatchPayments } from "@/lib/actions/reconciliation";
import { formatMoney, isZero, subtract } from "@/lib/domain/money";
import type { Proposal, SaidLine } from "@/lib/schemas/reconciliation/views";
import { TextField } from "../forms/fields";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { useServerForm } from "../forms/server-form";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";
import { paymentsOf, saidWords } from "./words";

/** Takes back all that is matched to a line, and says so. */
export function useTakeBack(): (lineId: string) => Promise<void> {
  const toast = useToast();
  return async (lineId) => {
    const result = await unmatchPayments({ which: { line: lineId } });
    if (!result.ok) toast({ title: result.detail, state: "problem" });
    else toast({ title: "Taken back", detail: "The payments wait again." });
  };
}

/** The payments proposed for a line are matched at once where they make it up to the cent. */
export function MatchProposal({ line, proposal }: { line: SaidLine; proposal: Proposal }) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const takeBack = useTakeBack();
  const fits = isZero(subtract(line.difference, proposal.amount));
  const which =
    "itemId" in proposal.to
      ? { ids: [proposal.to.itemId] }
      : { all: { batch: proposal.to.batchId, servicer: proposal.to.servicerId } };
  const take = async () => {
    setBusy(true);
    const result = await matchPayments({ which, lineId: line.id, asSaid: !fits });
    setBusy(false);
    if (!result.ok) return toast({ title: result.problems[0]?.message ?? result.detail, state: "problem" });
    toast({
      title: `Matched: ${paymentsOf(result.value.payments, result.value.amount)}`,
      onUndo: () => void takeBack(line.id),
    });
  };
  const words = fits
    ? `Match ${paymentsOf(proposal.payments, proposal.amount)}`
    : `Take ${formatMoney(line.difference)} as posted of ${formatMoney(proposal.amount)}`;
  return (
    <Button size="sm" onClick={() => void take()} loadingWords={busy ? "Matching…" : undefined}>
      {words}
    </Button>
  );
}

export function TakeBackLine({ line }: { line: SaidLine }) {
  const takeBack = useTakeBack();
  return (
    <Button size="sm" onClick={() => void takeBack(line.id)}>
      Take the match back
    </Button>
  );
}

/** Leaves a line out of the reconciliation; why stays in the record. */
export function DismissLine({ line }: { line: SaidLine }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
        Leave out
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Leave this line out?"
        about={`${saidWords(line)}. No payment changes; what you write stays in the record.`}
      >
        <DismissForm line={line} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function DismissForm({ line, onDone }: { line: SaidLine; onDone: () => void }) {
  const toast = useToast();
  const form = useServerForm<{ note: string }, void>({
    defaultValues: { note: "" },
    action: async ({ note }) => fromAction(await dismissLine({ id: line.id, note })),
    onDone: () => {
      toast({ title: `Left out: ${formatMoney(line.amount)}` });
      onDone();
    },
  });
  return (
    <Form form={form} submitWords="Leave it out" busyWords="Saving…">
      <TextField form={form} name="note" label="Why" placeholder="Entered twice" autoComplete="off" />
    </Form>
  );
}
