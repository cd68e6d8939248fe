import { formatClock, formatDay, formatDayLong } from "@/lib/domain/days";
import type { ClockView } from "@/lib/schemas/clock";
import { Stat, Stats } from "../ui/display/stat";

/** Where the clock stands and what comes next. */
export function ClockFacts({ clock }: { clock: ClockView }) {
  return (
    <Stats>
      <Stat
        label="It is"
        value={formatDay(clock.today)}
        note={`${formatDayLong(clock.today)}, ${clock.time}`}
      />
      <Stat
        label="Today’s file"
        value={clock.cutOff === null ? "Closed" : "Open"}
        note={
          clock.cutOff === null
            ? "Past already, or banks are closed."
            : `It closes at ${formatClock(clock.cutOff)}`
        }
      />
      <Stat
        label="Next banking day"
        value={formatDay(clock.nextBankingDay)}
        note={clock.skipped === null ? "Tomorrow" : `Tomorrow is ${clock.skipped}`}
      />
    </Stats>
  );
}
