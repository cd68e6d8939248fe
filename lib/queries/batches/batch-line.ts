import type { BusinessDay } from "@/lib/db/business-day";
import { dayOfDate, dayOrNull, moneyOf } from "@/lib/db/rows";
import type { Numeric } from "@/lib/db/sql";
import { type ExpectedStep, expectedSteps } from "@/lib/domain/batches/expected";
import type { BatchStatus, DebitStatus } from "@/lib/domain/batches/status";
import { batchTitle } from "@/lib/domain/batches/title";
import type { BatchDates } from "@/lib/domain/schedule";
import { railOf } from "@/lib/rails/rail";
import type { BatchLine, ItemCounts, NextStep } from "@/lib/schemas/batches/views";

/** The columns that a page says of any batch. */
export const lineColumns = {
  id: true,
  seq: true,
  valid: true,
  status: true,
  debitStatus: true,
  title: true,
  referenceId: true,
  numberOfPayments: true,
  totalAmount: true,
  releasedBy: true,
  createdAt: true,
  releaseDay: true,
  debitDay: true,
  creditsSentDay: true,
  creditsDay: true,
  confirmDay: true,
  rail: true,
} as const;

export type LineRow = {
  id: string;
  seq: bigint;
  valid: boolean;
  status: string;
  debitStatus: string | null;
  title: string | null;
  referenceId: string | null;
  numberOfPayments: number;
  totalAmount: Numeric;
  releasedBy: string | null;
  createdAt: Date;
  releaseDay: Date | null;
  debitDay: Date | null;
  creditsSentDay: Date | null;
  creditsDay: Date | null;
  confirmDay: Date | null;
  rail: string;
};

export function datesOf(row: LineRow): BatchDates | null {
  const { releaseDay, debitDay, creditsSentDay, creditsDay, confirmDay } = row;
  if (!releaseDay || !debitDay || !creditsSentDay || !creditsDay || !confirmDay) return null;
  return {
    release: dayOfDate(releaseDay),
    debit: dayOfDate(debitDay),
    creditsSent: dayOfDate(creditsSentDay),
    creditsEffective: dayOfDate(creditsDay),
    confirmedExpected: dayOfDate(confirmDay),
  };
}

/** The tables' CHECKs allow no other words. */
export const statusOf = (row: { status: string; debitStatus: string | null }) => ({
  status: row.status as BatchStatus,
  debitStatus: row.debitStatus as DebitStatus | null,
});

/** The simulator's bank tells its returns before the credits go out; on a rail of files they wait for them. */
export const creditsWait = (row: { rail: string }): boolean => railOf(row.rail).creditsWaitForReturns;

/** Whether none of its payments has left yet, or been held back. One that was sent again is pending beside one replaced. */
const creditsHeld = ({ pending, ...others }: ItemCounts): boolean =>
  pending > 0 && Object.values(others).every((n) => n === 0);

/** Everything that a batch has still before it. */
export function stepsAhead(row: LineRow, business: BusinessDay, counts: ItemCounts): ExpectedStep[] {
  const facts = {
    ...statusOf(row),
    dates: datesOf(row),
    creditsHeld: creditsWait(row) && creditsHeld(counts),
  };
  return expectedSteps(facts, business.now, business.cutOff);
}

export const nextStep = (row: LineRow, business: BusinessDay, counts: ItemCounts): NextStep =>
  stepsAhead(row, business, counts)[0] ?? null;

export function lineOf(row: LineRow, business: BusinessDay, counts: ItemCounts): BatchLine {
  return {
    id: row.id,
    seq: row.seq.toString(),
    valid: row.valid,
    ...statusOf(row),
    title: batchTitle(row),
    referenceId: row.referenceId,
    payments: row.numberOfPayments,
    total: moneyOf(row.totalAmount),
    releasedBy: row.releasedBy,
    createdAt: row.createdAt.toISOString(),
    debitDay: dayOrNull(row.debitDay),
    counts,
    next: nextStep(row, business, counts),
  };
}
