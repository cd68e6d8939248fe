import { formatDay, formatDayLong } from "@/lib/domain/days";
import type { ClockView } from "@/lib/schemas/clock";
import { Stat, Stats } from "../ui/display/stat";
import { choicesOf } from "./clock-choices";

/** Where the clock stands and what comes next. */
export function ClockFacts({ clock }: { clock: ClockView }) {
  const tonight = choicesOf(clock).find(({ value }) => value === "tonight");
  return (
    <Stats>
      <Stat
        label="It is"
        value={formatDay(clock.today)}
        note={`${formatDayLong(clock.today)}, ${clock.time}`}
      />
      <Stat label="Today’s file" value={clock.cutOff === null ? "Closed" : "Open"} note={tonight?.help} />
      <Stat
        label="Next banking day"
        value={formatDay(clock.nextBankingDay)}
        note={clock.skipped === null ? "Tomorrow" : `Tomorrow is ${clock.skipped}`}
      />
    </Stats>
  );
}
