import { leftOut, toCome, UPCOMING_DATES } from "@/lib/domain/borrower-payments/occurrences";
import type { Day } from "@/lib/domain/days";
import type { Schedule } from "@/lib/domain/recurrence";
import { type DateToCome, DatesToCome } from "../dates-to-come";

type Props = {
  schedule: Schedule;
  today: Day;
  earliest: Day;
  /** Months that have their debit already: none gets a second one. */
  usedMonths: ReadonlySet<string>;
};

/** The next twelve days on which the money would really leave the account, and which are left out. */
export function SchedulePreview({ schedule, today, earliest, usedMonths }: Props) {
  const dates: DateToCome[] = toCome(schedule, { earliest, usedMonths }, UPCOMING_DATES);
  const missed = leftOut(schedule, { today, earliest });
  return <DatesToCome dates={dates} missed={missed} />;
}
