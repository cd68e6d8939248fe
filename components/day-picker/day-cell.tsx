import { type Day, formatDayLong } from "@/lib/domain/days";
import { type DayRange, dayStanding, standingWords } from "@/lib/domain/payment-days/day-choice";
import { cx } from "../ui/class-names";

type DayCellProps = {
  day: Day;
  range: DayRange;
  /** Of the month before or after: its place stays empty. */
  outside: boolean;
  chosen: boolean;
  /** Where the keys are. */
  current: boolean;
  onChoose: (day: Day) => void;
};

/** A day in the grid. One that cannot be chosen can still be reached and pressed: it then says why. */
export function DayCell({ day, range, outside, chosen, current, onChoose }: DayCellProps) {
  if (outside) return <td role="gridcell" className="h-9 p-0" />;
  const standing = dayStanding(day, range);
  const why = standingWords(day, range);
  const holiday = !standing.open && standing.why === "closed" && !standing.reason.startsWith("a ");
  return (
    <td role="gridcell" aria-selected={chosen} className="p-0 text-center">
      <button
        type="button"
        tabIndex={current ? 0 : -1}
        aria-disabled={!standing.open}
        aria-label={why === null ? formatDayLong(day) : `Not open: ${why}`}
        data-tip={standing.open || standing.why !== "closed" ? undefined : standing.reason}
        onClick={() => onChoose(day)}
        className={cx(
          "h-9 w-full rounded-md tabular-nums transition-colors focus-visible:-outline-offset-1",
          chosen
            ? "bg-accent font-semibold text-on-accent"
            : standing.open
              ? "font-medium hover:bg-hover"
              : "text-muted line-through decoration-from-font hover:bg-hover",
          holiday && !chosen && "bg-attention-soft",
        )}
      >
        {day.slice(8).replace(/^0/, "")}
      </button>
    </td>
  );
}
