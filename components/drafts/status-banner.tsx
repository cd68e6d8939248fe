"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { LinkButton, TextLink } from "@/components/ui/controls/link-button";
import { Alert } from "@/components/ui/display/alert";
import { DayText, formatDay } from "@/components/ui/display/day";
import { formatMoney } from "@/components/ui/display/money";
import { useToast } from "@/components/ui/overlays/toast";
import { restoreDraft, withdrawDraft } from "@/lib/actions/drafts";
import { useDraft } from "./draft-context";

/** Where the draft stands between preparing and release, and what is worth knowing of its dates, file and year. */
export function StatusBanner() {
  const { draft, saving } = useDraft();
  return (
    <>
      {saving.state === "failed" && <Alert state="problem" title="Not saved" live children={saving.detail} />}
      <Standing />
      {draft.yearEnd !== null && (
        <Alert
          state="attention"
          title={`The debit falls in ${draft.yearEnd.debitYear}, the credits in ${draft.yearEnd.benefitYear}`}
        >
          For tax, the year in which the money reaches the servicer counts: {draft.yearEnd.benefitYear}. The
          last day to release for {draft.yearEnd.debitYear}{" "}
          {draft.yearEnd.lastReleaseDay < draft.dates.release ? "was" : "is"}{" "}
          <DayText day={draft.yearEnd.lastReleaseDay} />, before the cut-off.
        </Alert>
      )}
      {draft.limitNotEntered !== null && (
        <Alert state="attention" title={`The ${draft.limitNotEntered.year} tax-free limit is not entered`}>
          Computed with {formatMoney(draft.limitNotEntered.used)}, the last one known. An owner enters the
          figure in the settings.
        </Alert>
      )}
      <FileNotes />
    </>
  );
}

function Standing() {
  const { draft } = useDraft();
  switch (draft.status) {
    case "awaiting_approval":
      return (
        <Alert title="Waiting for approval" actions={<Withdraw words="Take it back" />}>
          Sent by {draft.sent?.by}. Any change takes it back and it must be sent again.
          {draft.sent?.note && <> Note: “{draft.sent.note}”</>}
        </Alert>
      );
    case "scheduled":
      return (
        <Alert
          title={`Approved; will be released on ${draft.releaseOn === null ? "the chosen day" : formatDay(draft.releaseOn)}`}
          actions={<Withdraw words="Do not release on that day" />}
        >
          Until then it can be taken back. Any change takes it back too.
        </Alert>
      );
    case "released":
      return (
        <Alert
          state="done"
          title="Released"
          actions={
            <LinkButton href={`/batch-payments/${draft.batchId}`} size="sm">
              Watch the batch
            </LinkButton>
          }
        >
          What was released is not changed any more.
        </Alert>
      );
    case "deleted":
      return (
        <Alert state="attention" title="This draft was deleted" actions={<Restore />}>
          It can be brought back as it was.
        </Alert>
      );
    case "draft":
      return draft.sentBack === null ? null : (
        <Alert state="attention" title={`Sent back by ${draft.sentBack.by}`}>
          <ul className="grid gap-1">
            {draft.sentBack.reason.split("\n").map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Alert>
      );
  }
}

function Withdraw({ words }: { words: string }) {
  const { draft, mayPrepare, reload } = useDraft();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  if (!mayPrepare) return null;
  const take = async () => {
    setBusy(true);
    const answer = await withdrawDraft({ id: draft.id });
    await reload();
    setBusy(false);
    toast(
      answer.ok
        ? { title: "Taken back. It is a draft again." }
        : { title: "Not taken back", detail: answer.detail, state: "problem" },
    );
  };
  return (
    <Button size="sm" onClick={take} loadingWords={busy ? "Taking back…" : undefined}>
      {words}
    </Button>
  );
}

function Restore() {
  const { draft, mayPrepare, reload } = useDraft();
  const toast = useToast();
  if (!mayPrepare) return null;
  const restore = async () => {
    const answer = await restoreDraft({ id: draft.id });
    await reload();
    if (!answer.ok) toast({ title: "Not brought back", detail: answer.detail, state: "problem" });
  };
  return (
    <Button size="sm" onClick={restore}>
      Bring it back
    </Button>
  );
}

function FileNotes() {
  const { draft } = useDraft();
  if (draft.file === null) return null;
  const { sameAs, controlTotals } = draft.file;
  return (
    <>
      {sameAs !== null && (
        <Alert
          state="attention"
          title={`Same file as batch ${sameAs.title} of ${formatDay(sameAs.on, true)}`}
        >
          A monthly file may be identical every month. If this one was brought in by mistake, delete the
          draft. <TextLink href={`/batch-payments/${sameAs.batchId}`}>See that batch</TextLink>
        </Alert>
      )}
      {controlTotals.map(({ row, found, amount }) => {
        const same = amount === draft.totals.amount;
        return (
          <Alert
            key={row}
            state={same ? "done" : "attention"}
            title={`File says ${amount === null ? `“${found}”` : formatMoney(amount)}, draft has ${formatMoney(draft.totals.amount)}`}
          >
            {same
              ? `The total in row ${row} of the file agrees with the payments of the draft.`
              : `The total in row ${row} of the file is another: the draft counts the rows without an error that are not left out.`}
          </Alert>
        );
      })}
    </>
  );
}
