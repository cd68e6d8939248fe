import { compareDays, type Day, parseDay } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import { type Period, type PeriodProblem, presetPeriod, readPeriod } from "@/lib/domain/reports/period";
import type { StatementKind } from "@/lib/domain/statements/lines";
import { type Directed, placeIn, type Query, SEQ, type WalkedPage } from "../places";

export type StatementLine = {
  /** Its place among the lines, as text. */
  place: string;
  day: Day;
  kind: StatementKind;
  /** How many debits, payments or refunds it adds up. */
  count: number;
  batch: { id: string; title: string } | null;
  /** Above zero: into what is held for the account; below: out of it. */
  amount: Money;
  /** What was held after it. */
  balance: Money;
};

export type StatementSums = {
  opening: Money;
  moneyIn: Money;
  moneyOut: Money;
  closing: Money;
  lines: number;
};

export type StatementHead = StatementSums & {
  business: string;
  account: { id: string; name: string; last4: string; routingNumber: string };
  period: Period;
  today: Day;
};

export type StatementPage = WalkedPage<StatementLine>;

/** The month that runs, unless the address names another period. It ends today at the latest: nobody knows a later balance. */
export function statementPeriod(query: Query, today: Day): { period: Period; problem: PeriodProblem | null } {
  const usual = toDate(presetPeriod("this_month", today), today);
  const asked = { period: query["period"], from: query["from"], to: query["to"] };
  const { period, problem } = readPeriod(asked, today, usual);
  if (compareDays(period.from, today) <= 0) return { period: toDate(period, today), problem };
  return {
    period: { ...usual, preset: "custom" },
    problem: { code: "to_come", from: period.from, today },
  };
}

const toDate = (period: Period, today: Day): Period =>
  compareDays(period.to, today) > 0 ? { ...period, to: today } : period;

export type StatementPlace = Directed<{ day: Day; order: bigint }> | null;

/** "2026-11-24_123" */
export const statementPlace = (query: Query): StatementPlace =>
  placeIn(query, (text) => {
    const [on, order = ""] = text.split("_");
    const day = parseDay(on);
    return day !== null && SEQ.test(order) ? { day, order: BigInt(order) } : null;
  });
