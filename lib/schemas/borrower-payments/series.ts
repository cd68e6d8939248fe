import { z } from "zod";
import type { Day } from "@/lib/domain/days";
import type { Money } from "@/lib/domain/money";
import type { Schedule } from "@/lib/domain/recurrence";
import { uuidOf } from "../text";
import { agreed, amount, dayField, listFields, type LeavingOut, typedAmount, version } from "./fields";
import type { MandateView, PaymentLine } from "./payment";

const DAY_OF_MONTH_MAX = 28;
const dayProblem = `Expected a whole number from 1 to ${DAY_OF_MONTH_MAX}; for the last day of a month use end_of_month.`;
const dayOfMonth = z.int(dayProblem).min(1, dayProblem).max(DAY_OF_MONTH_MAX, dayProblem);

const span = { start_date: dayField, end_date: dayField.nullish() };
const spanOf = (given: { start_date: Day; end_date?: Day | null | undefined }) => ({
  startDate: given.start_date,
  endDate: given.end_date ?? null,
});
const ENDS_FIRST = "The end is before the start: no payment would ever be made.";
const endsAfterStart = (given: { start_date: Day; end_date?: Day | null | undefined }): boolean =>
  given.end_date === null || given.end_date === undefined || given.end_date >= given.start_date;

/** The documents' DayOfMonthSchedule or EndOfMonthSchedule. */
const schedulePayload = z
  .object(
    { ...span, day_of_month: dayOfMonth.optional(), end_of_month: z.boolean().optional() },
    "Expected an object with day_of_month or end_of_month, and start_date.",
  )
  .superRefine((given, context) => {
    if (given.end_of_month === false)
      context.addIssue({ code: "custom", path: ["end_of_month"], message: "Only true is allowed." });
    if ((given.day_of_month === undefined) === (given.end_of_month !== true))
      context.addIssue({
        code: "custom",
        path: ["day_of_month"],
        message: "Expected one of day_of_month (1 to 28) and end_of_month (true).",
      });
    if (!endsAfterStart(given)) context.addIssue({ code: "custom", path: ["end_date"], message: ENDS_FIRST });
  })
  .transform((given): Schedule =>
    given.day_of_month === undefined
      ? { kind: "end_of_month", ...spanOf(given) }
      : { kind: "day_of_month", dayOfMonth: given.day_of_month, ...spanOf(given) },
  );

const payloadFields = {
  amount,
  schedule: schedulePayload,
  servicer_id: uuidOf("a servicer"),
  source_account_id: uuidOf("a source account"),
};

/** The documents' PaymentSeriesPayload, inside `payment_series`. */
export const seriesPayload = z
  .object(payloadFields, "Expected an object with amount, schedule, servicer_id and source_account_id.")
  .transform((payload) => ({
    amount: payload.amount,
    schedule: payload.schedule,
    servicerId: payload.servicer_id,
    sourceAccountId: payload.source_account_id,
  }));
export type NewSeries = z.output<typeof seriesPayload>;

export const seriesChangePayload = z
  .object({ ...payloadFields, version })
  .partial()
  .transform((payload) => ({
    amount: payload.amount,
    schedule: payload.schedule,
    servicerId: payload.servicer_id,
    sourceAccountId: payload.source_account_id,
    version: payload.version,
  }));
type SeriesChange = LeavingOut<z.output<typeof seriesChangePayload>>;
export type EditSeries = SeriesChange & { id: string };

const optionalDay = z.preprocess((given) => (given === "" ? null : given), dayField.nullable());

/** `dayOfMonth`: "1" to "28", or "end". */
const scheduleForm = z
  .object({
    dayOfMonth: z.string().regex(/^(end|[1-9]|1\d|2[0-8])$/, "Choose a day of the month."),
    startDate: dayField,
    endDate: optionalDay,
  })
  .refine((given) => given.endDate === null || given.endDate >= given.startDate, {
    path: ["endDate"],
    message: ENDS_FIRST,
  })
  .transform(({ dayOfMonth: chosen, ...given }): Schedule =>
    chosen === "end"
      ? { kind: "end_of_month", ...given }
      : { kind: "day_of_month", dayOfMonth: Number.parseInt(chosen, 10), ...given },
  );

const formFields = {
  amount: typedAmount,
  schedule: scheduleForm,
  servicerId: uuidOf("a servicer"),
  sourceAccountId: uuidOf("an account"),
  agreed,
};

export const seriesForm = z
  .object(formFields)
  .transform(({ agreed: _agreed, ...series }): NewSeries => series);
export const seriesEditForm = z
  .object({ ...formFields, id: z.uuid(), version })
  .transform(({ agreed: _agreed, ...series }) => series);

export const seriesInput = z.object({ id: z.uuid(), version });
export type SeriesInput = z.output<typeof seriesInput>;

export const seriesFilter = z.object({
  ...listFields,
  status: z.enum(["active", "cancelled"], "Expected active or cancelled.").optional(),
});
export type SeriesFilter = z.output<typeof seriesFilter>;

export type ScheduleView = { start_date: Day; end_date: Day | null } & (
  { day_of_month: number } | { end_of_month: true }
);

/** The documents' PaymentSeries, with `servicer_id` and extensions. */
export type SeriesView = {
  amount: Money;
  borrower_id: string;
  created_at: string;
  id: string;
  schedule: ScheduleView;
  servicer_id: string;
  source_account_id: string;
  status: "active" | "cancelled";
  /** The days of the next twelve debits. The first is that of the Payment that exists already. */
  upcoming_dates: Day[];
  version: number;
};

/** One of the days to come, as a page shows it. */
export type UpcomingDate = {
  day: Day;
  nominal: Day;
  /** "a Sunday", "Thanksgiving Day": why it is not the nominal day; null if it is, or if a person chose the day. */
  movedBecause: string | null;
  /** The Payment that exists already for it. */
  paymentId: string | null;
};

export type SeriesDetail = {
  series: SeriesView;
  servicer: string;
  account: { last4: string; nameOnAccount: string };
  upcoming: readonly UpcomingDate[];
  /** From which day on an edit made now holds: what is already on its way stays. Null: nothing is to come. */
  changesHoldFrom: Day | null;
  /** Its occurrences so far, the latest first. */
  payments: readonly PaymentLine[];
  mandates: readonly MandateView[];
  cancelledAt: string | null;
  /** Null: a person cancelled it, or nobody has. */
  cancelledWhy: string | null;
};

export type SeriesLine = { series: SeriesView; servicer: string; last4: string; next: UpcomingDate | null };
