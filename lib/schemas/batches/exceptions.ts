import type { ExceptionKind } from "@/lib/domain/batches/exceptions";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { WalkedPage } from "../places";

export const exceptionStates = ["open", "settled"] as const;
export type ExceptionState = (typeof exceptionStates)[number];

/** "open" unless the address says otherwise. */
export const exceptionState = (text: string | undefined): ExceptionState =>
  text === "settled" ? "settled" : "open";

export type ExceptionLine = {
  id: string;
  seq: string;
  kind: ExceptionKind;
  amount: Money;
  /** What happened, in words. */
  detail: string;
  openedAt: string;
  batch: { id: string; title: string };
  /** Null where it is about the batch's debit. */
  item: { id: string; employee: string; servicer: string } | null;
  /** A refund is on its way and is there on this day: it settles the exception. */
  refundOn: Day | null;
  settled: { by: string; at: string; how: string } | null;
};

export type ExceptionsPage = WalkedPage<ExceptionLine>;

export type RefundChoice = { id: string; label: string };
