import { addDays, type Day, weekday } from "@/lib/domain/days";
import { closedReason } from "@/lib/domain/banking-calendar";
import type { BatchDates as Dates } from "@/lib/domain/schedule";
import { DayText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";

/** Holidays between the last banking day and this one: why it is not sooner. Weekends need no words. */
function whyNotSooner(day: Day): string | undefined {
  const holidays: string[] = [];
  for (let before = addDays(day, -1); closedReason(before) !== null; before = addDays(before, -1)) {
    const isWeekend = weekday(before) === 0 || weekday(before) === 6;
    if (!isWeekend) holidays.push(closedReason(before) ?? "");
  }
  return holidays.length > 0 ? `not sooner: ${holidays.join(", ")}` : undefined;
}

const AheadDay = ({ day }: { day: Day }) => <DayText day={day} reason={whyNotSooner(day)} />;

/** The four dates of contract §7, each with what it is. */
export function BatchDates({ dates }: { dates: Dates }) {
  return (
    <DescriptionList
      facts={[
        { label: "Your account is debited", value: <AheadDay day={dates.debit} /> },
        { label: "Credits go out", value: <AheadDay day={dates.creditsSent} /> },
        { label: "Credits arrive", value: <AheadDay day={dates.creditsEffective} /> },
        { label: "Servicers confirm", value: <AheadDay day={dates.confirmedExpected} /> },
      ]}
    />
  );
}
