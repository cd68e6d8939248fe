"use client";
import { useState } from "react";
import { useRouter } from "next/navigation";
import { FastForward } from "lucide-react";
import { moveClock } from "@/lib/actions/sandbox";
import type { WaitingFor } from "@/lib/domain/batches/status";
import { type Day, formatDay } from "@/lib/domain/days";
import type { ClockView } from "@/lib/schemas/clock";
import { sandboxButtonClass } from "../shell/sandbox-bar";
import { Button, buttonClass } from "../ui/controls/button";
import { RadioGroup } from "../ui/controls/choices";
import { Input } from "../ui/controls/inputs";
import { LinkButton } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { Dialog } from "../ui/overlays/dialog";
import { useToast } from "../ui/overlays/toast";
import { choicesOf, type Choice, targetOf } from "./clock-choices";

/** Moves the business's time on: everything due by then is done before the page comes back. */
export function MoveClock({ clock, large = false }: { clock: ClockView; large?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={large ? buttonClass("primary") : sandboxButtonClass}
        onClick={() => setOpen(true)}
      >
        <FastForward aria-hidden className="size-4" />
        Move the clock
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Move the sandbox clock"
        about={`It stands at ${clock.time} on ${formatDay(clock.today)}, for everybody of this business. It only goes forward.`}
      >
        <MoveForm clock={clock} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function MoveForm({ clock, onDone }: { clock: ClockView; onDone: () => void }) {
  const [choice, setChoice] = useState<Choice>("next");
  const [day, setDay] = useState<string>(clock.nextBankingDay);
  const { failure, stopped, reached, busy, move } = useMove(onDone);
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void move(targetOf(choice, clock, day));
      }}
    >
      <RadioGroup
        legend="Move it to"
        name="clock-choice"
        options={choicesOf(clock)}
        value={choice}
        inputProps={{ onChange: (event) => setChoice(event.currentTarget.value as Choice) }} // only our own options are offered
      />
      {choice === "day" && (
        <label className="grid gap-1 pl-6.5">
          <span className="font-medium">Day</span>
          <Input
            type="date"
            min={clock.today}
            value={day}
            required
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
      )}
      {busy && (
        <p role="status" className="text-sm text-muted">
          {reached === undefined
            ? "Debits, credits and confirmations due by then are being done, day by day."
            : `Reached ${formatDay(reached)}. There is much to do; it goes on even if you close this page.`}
        </p>
      )}
      {failure !== undefined && <Alert state="problem" title={failure} live />}
      {stopped !== undefined && <Stopped at={stopped} readsFiles={clock.readsFiles} onFollow={onDone} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loadingWords={busy ? "Moving the clock…" : undefined}>
          Move the clock
        </Button>
      </div>
    </form>
  );
}

type StoppedAt = { on: Day; waitingFor: WaitingFor };
type StoppedProps = { at: StoppedAt; readsFiles: boolean; onFollow: () => void };

/** Nothing failed: the clock goes on when a file was read, or somebody has spoken. */
function Stopped({ at: { on, waitingFor }, readsFiles, onFollow }: StoppedProps) {
  return (
    <Alert
      state="attention"
      title={`The clock stopped on ${formatDay(on)}`}
      live
      actions={
        readsFiles ? (
          <LinkButton href="/reconciliation/files" size="sm" onClick={onFollow}>
            Bank files
          </LinkButton>
        ) : undefined
      }
    >
      {waitingWords(waitingFor, readsFiles)}
    </Alert>
  );
}

function waitingWords(waitingFor: WaitingFor, readsFiles: boolean): string {
  switch (waitingFor) {
    case "return_file":
      return readsFiles
        ? "It waits for that morning’s return file. Read the file, or say that the bank returned nothing; then move the clock again."
        : "It waits for that morning’s return file. Once an owner or an admin has read it, or said that there is none, move the clock again.";
    case "confirmation_file":
      return readsFiles
        ? "It waits for the servicers’ confirmations. Read their files; then move the clock again."
        : "It waits for the servicers’ confirmations. Once an owner or an admin has read their files, move the clock again.";
  }
}

function useMove(onDone: () => void) {
  const router = useRouter();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [stopped, setStopped] = useState<StoppedAt>();
  const [reached, setReached] = useState<Day>();

  /** Asks again where the work takes longer than one request may wait. */
  async function move(to: { day: string; time?: string }): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    setStopped(undefined);
    try {
      for (;;) {
        const result = await moveClock({ to });
        if (!result.ok) return setFailure(result.problems[0]?.message ?? result.detail);
        if (result.value.idle) {
          router.refresh();
          toast({
            title: `It is ${formatDay(result.value.date)} now`,
            detail: "All that was due has been done.",
          });
          return onDone();
        }
        setReached(result.value.date);
        router.refresh();
        // Asked again it would stop there again, for ever.
        if (result.value.waitingFor !== null)
          return setStopped({ on: result.value.date, waitingFor: result.value.waitingFor });
      }
    } catch {
      setFailure("The server did not answer. The clock may have moved all the same: reload the page to see.");
    } finally {
      setBusy(false);
    }
  }

  return { busy, failure, stopped, reached, move };
}
