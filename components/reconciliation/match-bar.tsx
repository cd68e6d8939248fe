"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { matchPayments, unmatchPayments } from "@/lib/actions/reconciliation";
import { formatCount } from "@/lib/domain/counted";
import { formatMoney, isZero, type Money, subtract, sum } from "@/lib/domain/money";
import type { SaidLine } from "@/lib/schemas/reconciliation/views";
import { SelectionBar, useSelection } from "../data/selection";
import { Button } from "../ui/controls/button";
import { LinkButton } from "../ui/controls/link-button";
import { cx } from "../ui/class-names";
import { useToast } from "../ui/overlays/toast";
import { useTakeBack } from "./line-actions";
import { paymentsOf, saidWords } from "./words";

type Filter = { batch: string | null; servicer: string | null; q: string | null };

type Props = {
  /** What is not posted yet of each payment on this page. */
  rests: Readonly<Record<string, Money>>;
  /** The filter, and what it selects on all pages. */
  filter: Filter;
  amount: Money;
  /** The line that payments are chosen for; null: confirmed by other means, by hand. */
  line: SaidLine | null;
};

type Which = { all: Record<keyof Filter, string | undefined> } | { ids: string[] };

const whichOf = (allMatching: boolean, ids: readonly string[], { batch, servicer, q }: Filter): Which =>
  allMatching
    ? { all: { batch: batch ?? undefined, servicer: servicer ?? undefined, q: q ?? undefined } }
    : { ids: [...ids] };

/** Says while one chooses what is chosen and what it differs from the line by; a match is saved only at a difference of 0.00. */
export function MatchBar({ rests, filter, amount, line }: Props) {
  const { ids, allMatching, count, set } = useSelection();
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const takeBack = useTakeBack();
  const chosen = allMatching ? amount : sum(ids.flatMap((id) => rests[id] ?? []));
  const difference = line === null ? null : subtract(line.difference, chosen);
  const fits = difference === null || isZero(difference);
  const save = async (asSaid: boolean) => {
    setBusy(true);
    const which = whichOf(allMatching, ids, filter);
    const result = await matchPayments({ which, lineId: line?.id, asSaid });
    setBusy(false);
    if (!result.ok) return toast({ title: result.problems[0]?.message ?? result.detail, state: "problem" });
    set([]);
    const undo =
      line !== null ? () => takeBack(line.id) : "ids" in which ? () => takeBackPayments(which) : null;
    toast({
      title: `Matched: ${paymentsOf(result.value.payments, result.value.amount)}`,
      ...(undo === null ? { detail: "It can be taken back under Matched." } : { onUndo: () => void undo() }),
    });
    if (line !== null) router.push("/reconciliation");
  };
  const takeBackPayments = async (which: { ids: string[] }) => {
    const result = await unmatchPayments({ which });
    if (!result.ok) toast({ title: result.detail, state: "problem" });
    else toast({ title: "Taken back", detail: "The payments wait again." });
  };
  return (
    <div className="grid gap-2">
      {line !== null && difference !== null && (
        <Balance line={line} chosen={chosen} difference={difference} />
      )}
      <SelectionBar>
        {line !== null && !fits && count === 1 && !allMatching && (
          <Button size="sm" onClick={() => void save(true)} disabled={busy}>
            The servicer posted {formatMoney(line.difference)} of it
          </Button>
        )}
        <Button
          size="sm"
          variant="primary"
          disabled={!fits}
          onClick={() => void save(false)}
          loadingWords={busy ? "Matching…" : undefined}
        >
          Match {paymentsOf(count, chosen)}
        </Button>
      </SelectionBar>
    </div>
  );
}

function Balance({ line, chosen, difference }: { line: SaidLine; chosen: Money; difference: Money }) {
  const sums = [
    { label: saidWords(line), value: formatMoney(line.difference) },
    { label: "Chosen", value: formatMoney(chosen) },
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-md border bg-raised px-4 py-3 text-sm">
      <div role="status" className="flex-1">
        <dl className="flex flex-wrap gap-x-6 gap-y-1">
          {sums.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-muted">{label}</dt>
              <dd className="font-medium tabular-nums">{value}</dd>
            </div>
          ))}
          <div>
            <dt className="text-muted">Difference, to be $0.00</dt>
            <dd
              className={cx("font-semibold tabular-nums", isZero(difference) ? "text-done" : "text-problem")}
            >
              {formatMoney(difference)}
            </dd>
          </div>
        </dl>
      </div>
      <LinkButton size="sm" variant="quiet" href="/reconciliation">
        No line: match by hand
      </LinkButton>
    </div>
  );
}

/** Takes back what is chosen among the matched. */
export function TakeBackBar({ filter }: { filter: Filter }) {
  const { ids, allMatching, count, set } = useSelection();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const takeBack = async () => {
    setBusy(true);
    const result = await unmatchPayments({ which: whichOf(allMatching, ids, filter) });
    setBusy(false);
    if (!result.ok) return toast({ title: result.detail, state: "problem" });
    set([]);
    toast({ title: "Taken back", detail: "The payments wait again." });
  };
  return (
    <SelectionBar>
      <Button size="sm" onClick={() => void takeBack()} loadingWords={busy ? "Taking back…" : undefined}>
        Take {count === 1 ? "one match" : `${formatCount(count)} matches`} back
      </Button>
    </SelectionBar>
  );
}
