import { type Day, formatDay } from "@/lib/domain/days";
import { Alert } from "../ui/display/alert";
import { DayText } from "../ui/display/day";

export type DateToCome = { day: Day; nominal: Day; movedBecause: string | null };

type Props = {
  dates: readonly DateToCome[];
  /** Left out, for their file has closed. */
  missed?: readonly DateToCome[];
};

/** The real days of a series, in order; one that was moved says from where and why. */
export function DatesToCome({ dates, missed = [] }: Props) {
  return (
    <div className="grid gap-2">
      {missed.map(({ nominal, day }) => (
        <Alert key={nominal} state="attention" title={`${formatDay(day)} is left out`}>
          Its file has closed already. The series begins with the next month.
        </Alert>
      ))}
      {dates.length === 0 ? (
        <p className="text-muted">No day is to come: the end is before the next one.</p>
      ) : (
        <ol aria-label="The next days" className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {dates.map(({ day, nominal, movedBecause }) => (
            <li key={nominal} className="flex flex-wrap items-baseline gap-x-2">
              <DayText day={day} year />
              {movedBecause !== null && day !== nominal && (
                <span className="text-sm text-attention">
                  not {formatDay(nominal)}: it is {movedBecause}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
