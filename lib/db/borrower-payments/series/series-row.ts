import type { Money } from "@/lib/domain/money";
import type { Schedule } from "@/lib/domain/recurrence";
import type { ScheduleView } from "@/lib/schemas/borrower-payments/series";
import { dateOfDay, dayOfDate, dayOrNull, moneyOf } from "../../rows";
import type { Numeric } from "../../sql";

export const seriesColumns = {
  id: true,
  businessId: true,
  seq: true,
  borrowerId: true,
  servicerId: true,
  sourceAccountId: true,
  amount: true,
  schedule: true,
  dayOfMonth: true,
  startDate: true,
  endDate: true,
  status: true,
  version: true,
  createdAt: true,
  cancelledWhy: true,
} as const;

type ScheduleColumns = {
  schedule: string;
  dayOfMonth: number | null;
  startDate: Date;
  endDate: Date | null;
};

type Raw = ScheduleColumns & {
  id: string;
  businessId: string;
  seq: bigint;
  borrowerId: string;
  servicerId: string;
  sourceAccountId: string;
  amount: Numeric;
  status: string;
  version: number;
  createdAt: Date;
  cancelledWhy: string | null;
};

export type SeriesRow = {
  id: string;
  businessId: string;
  seq: bigint;
  borrowerId: string;
  servicerId: string;
  sourceAccountId: string;
  amount: Money;
  schedule: Schedule;
  status: "active" | "cancelled";
  version: number;
  createdAt: Date;
  cancelledWhy: string | null;
};

/** The four columns of a schedule → Schedule. */
export function scheduleOf(row: ScheduleColumns): Schedule {
  const span = { startDate: dayOfDate(row.startDate), endDate: dayOrNull(row.endDate) };
  // A CHECK of the table ties the day to the word.
  return row.dayOfMonth === null
    ? { kind: "end_of_month", ...span }
    : { kind: "day_of_month", dayOfMonth: row.dayOfMonth, ...span };
}

export const scheduleColumnsOf = (schedule: Schedule) => ({
  schedule: schedule.kind,
  dayOfMonth: schedule.kind === "day_of_month" ? schedule.dayOfMonth : null,
  startDate: dateOfDay(schedule.startDate),
  endDate: schedule.endDate === null ? null : dateOfDay(schedule.endDate),
});

/** As the documents write a schedule. */
export function scheduleView(schedule: Schedule): ScheduleView {
  const span = { start_date: schedule.startDate, end_date: schedule.endDate };
  return schedule.kind === "end_of_month"
    ? { end_of_month: true, ...span }
    : { day_of_month: schedule.dayOfMonth, ...span };
}

export function seriesRow(raw: Raw): SeriesRow {
  const { dayOfMonth: _day, startDate: _start, endDate: _end, ...rest } = raw;
  return {
    ...rest,
    amount: moneyOf(raw.amount),
    schedule: scheduleOf(raw),
    status: raw.status === "active" ? "active" : "cancelled",
  };
}
