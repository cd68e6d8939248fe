"use client";
import { useId, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { releaseDraft } from "@/lib/actions/approvals";
import { isBankingDay, nextBankingDay } from "@/lib/domain/banking-calendar";
import { formatCount } from "@/lib/domain/counted";
import { type Day, formatDayLong, parseDay } from "@/lib/domain/days";
import { batchDates, releaseDayForArrival, yearEndNotice } from "@/lib/domain/schedule";
import { BatchDates } from "../batches/batch-dates";
import { paymentsWords } from "../batches/words";
import { Button } from "../ui/controls/button";
import { RadioGroup } from "../ui/controls/choices";
import { Input } from "../ui/controls/inputs";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import { ConfirmDialog } from "../ui/overlays/confirm-dialog";
import { useToast } from "../ui/overlays/toast";

export type ReleaseFacts = {
  id: string;
  hash: string;
  title: string;
  payments: number;
  total: string;
  account: string;
  today: Day;
  earliest: Day;
};

type When = "now" | "on" | "arrive";

/** The day a choice means, or why it means none. */
function chosen(when: When, text: string, facts: ReleaseFacts): { on: Day } | { problem: string } {
  if (when === "now") return { on: facts.earliest };
  const day = parseDay(text);
  if (day === null) return { problem: "Choose a day." };
  const on = when === "on" ? day : releaseDayForArrival(day);
  if (on < facts.earliest) {
    const soonest = formatDayLong(
      when === "on" ? facts.earliest : batchDates(facts.earliest).creditsEffective,
    );
    return { problem: `That is too soon: the first day possible is ${soonest}.` };
  }
  if (!isBankingDay(on))
    return {
      problem: `Banks are closed then. The next banking day is ${formatDayLong(nextBankingDay(on))}.`,
    };
  return { on };
}

/** Release now, on a day, or so that the credits arrive on a day; the dates and the year stay in sight. */
export function ReleaseForm({ facts }: { facts: ReleaseFacts }) {
  const [when, setWhen] = useState<When>("now");
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const id = useId();
  const choice = chosen(when, text, facts);
  const dates = "on" in choice ? batchDates(choice.on) : null;
  const notice = dates && yearEndNotice(dates);
  const numbers = `${paymentsWords(facts.payments)}, ${formatMoney(facts.total)}`;
  return (
    <div className="grid max-w-[35rem] gap-5">
      <RadioGroup
        legend="When"
        name={`${id}-when`}
        value={when}
        inputProps={{ onChange: (event) => setWhen(asWhen(event.target.value)) }}
        options={[
          {
            value: "now",
            label: "Release now",
            help:
              facts.earliest === facts.today
                ? "In today's file."
                : `In the file of ${formatDay(facts.earliest)}.`,
          },
          { value: "on", label: "Release on a day", help: "That morning, checked once more." },
          { value: "arrive", label: "Credits arrive on", help: "The release day is picked backwards." },
        ]}
      />
      {when !== "now" && (
        <DayChoice
          id={id}
          label={when === "on" ? "Release on" : "Credits arrive on"}
          value={text}
          onChange={setText}
          problem={text !== "" && "problem" in choice ? choice.problem : undefined}
        />
      )}
      {dates && <BatchDates dates={dates} />}
      {notice && (
        <Alert state="attention" title={`The credits arrive in ${notice.benefitYear}`}>
          The debit falls in {notice.debitYear}, but the payments count for the tax year {notice.benefitYear}.
          For {notice.debitYear} the last release day is {formatDayLong(notice.lastReleaseDay)}, before the
          cut-off.
        </Alert>
      )}
      <div>
        <Button variant="primary" disabled={!("on" in choice)} onClick={() => setOpen(true)}>
          {when === "now" || dates === null
            ? `Release ${numbers}`
            : `Approve ${numbers} for ${formatDay(dates.release)}`}
        </Button>
      </div>
      {dates && (
        <Confirm
          facts={facts}
          dates={dates}
          later={when !== "now" && dates.release !== facts.today}
          open={open}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

type DayChoiceProps = {
  id: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  problem: string | undefined;
};

function DayChoice({ id, label, value, onChange, problem }: DayChoiceProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        className="max-w-48"
      />
      <p id={`${id}-problem`} aria-live="polite" className="text-sm text-problem">
        {problem}
      </p>
    </div>
  );
}

const asWhen = (value: string): When => (value === "on" || value === "arrive" ? value : "now");

type ConfirmProps = {
  facts: ReleaseFacts;
  dates: ReturnType<typeof batchDates>;
  later: boolean;
  open: boolean;
  onClose: () => void;
};

function Confirm({ facts, dates, later, open, onClose }: ConfirmProps) {
  const router = useRouter();
  const toast = useToast();
  const numbers = `${paymentsWords(facts.payments)}, ${formatMoney(facts.total)}`;
  // What this person was shown: grows with the warnings that the answer tells them.
  const shown = useRef(facts.hash);
  const confirm = async (): Promise<string | undefined> => {
    const asked = { id: facts.id, hash: shown.current, ...(later ? { on: dates.release } : {}) };
    const result = await releaseDraft(asked);
    if (!result.ok) return result.problems[0]?.message ?? result.detail;
    switch (result.value.outcome) {
      case "released":
        toast({ title: `Released ${numbers}`, detail: "It can be recalled until the cut-off." });
        router.push(`/batch-payments/${result.value.batchId}`);
        return undefined;
      case "scheduled":
        toast({
          title: `Approved for ${formatDay(result.value.releaseOn)}`,
          detail: "It is released that morning.",
        });
        router.push("/approvals");
        return undefined;
      case "sent_back":
        return `Nothing was released: something has become wrong since, so it went back to be mended. ${listed(result.value.reasons)}`;
      case "new_warnings":
        shown.current = result.value.hash;
        return `Nothing was released yet: since it was sent, something became worth a look, and stands beside the payments now. ${listed(result.value.warnings)} Release once more if all is meant.`;
    }
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={later ? `Approve ${facts.title}?` : `Release ${facts.title}?`}
      facts={[
        { label: "Payments", value: formatCount(facts.payments) },
        { label: "Total", value: formatMoney(facts.total) },
        { label: "Account", value: facts.account },
        ...(later ? [{ label: "To be released on", value: formatDay(dates.release) }] : []),
        { label: "Debited on", value: formatDay(dates.debit) },
        { label: "Credits arrive", value: formatDay(dates.creditsEffective) },
      ]}
      confirmWords={later ? `Approve ${numbers}` : `Release ${numbers}`}
      busyWords={later ? "Approving…" : `Releasing ${numbers}…`}
      onConfirm={confirm}
    />
  );
}

const LISTED_MAX = 3;

function listed(sentences: readonly string[]): string {
  const more = sentences.length - LISTED_MAX;
  return `${sentences.slice(0, LISTED_MAX).join(" ")}${more > 0 ? ` And ${more} more.` : ""}`;
}
