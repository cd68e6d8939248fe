import { type BatchDates, stepInstants } from "../schedule";
import { type Day, dayOf } from "../days";
import type { BatchStatus, DebitStatus } from "./status";

export type ExpectedKind =
  | "file_closes"
  | "debit_settles"
  | "credits_go_out"
  | "credits_wait"
  | "credits_settle"
  | "credits_confirmed";

export type ExpectedStep = { kind: ExpectedKind; on: Day };

/** What decides about the steps still to come. `debitStatus` is null for a batch that was never valid. */
export type BatchProgressFacts = {
  status: BatchStatus;
  debitStatus: DebitStatus | null;
  dates: BatchDates | null;
  /** Whether none of its credits has gone out yet. Their hour may be past: on the NACHA rail they wait for a file. */
  creditsHeld: boolean;
};

/** The steps of contract §7 that a batch has still before it, in order; none once it is complete. */
export function expectedSteps(batch: BatchProgressFacts, now: Date, cutOff: string): ExpectedStep[] {
  if (batch.status === "complete" || batch.dates === null) return [];
  const at = stepInstants(batch.dates, cutOff);
  const steps: [ExpectedKind, Date][] = [
    ["file_closes", at.fileCloses],
    ["debit_settles", at.debitSettles],
    ["credits_go_out", at.creditsGoOut],
    ["credits_settle", at.creditsSettle],
    ["credits_confirmed", at.confirmed],
  ];
  const waits = batch.creditsHeld && batch.debitStatus === "settled" && at.creditsGoOut <= now;
  return [
    ...(waits ? [{ kind: "credits_wait" as const, on: dayOf(at.creditsGoOut) }] : []),
    ...steps
      .filter(([kind, due]) => due > now && !(kind === "file_closes" && batch.debitStatus !== "scheduled"))
      .map(([kind, due]) => ({ kind, on: dayOf(due) })),
  ];
}

/** What a step will be; reads after "Next: ". */
export function expectedWords(kind: ExpectedKind): string {
  switch (kind) {
    case "file_closes":
      return "the day's file closes; until then the batch can be recalled";
    case "debit_settles":
      return "the debit of your account settles";
    case "credits_go_out":
      return "the credits go out to the servicers";
    case "credits_wait":
      return "the credits go out to the servicers once that morning's returns are known";
    case "credits_settle":
      return "the credits reach the servicers' banks";
    case "credits_confirmed":
      return "the servicers confirm what they posted";
  }
}
