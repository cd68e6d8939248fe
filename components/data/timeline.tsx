import type { ReactNode } from "react";
import { Check, Circle } from "lucide-react";
import { cx } from "../ui/class-names";
import type { State } from "../ui/states";
import { stateLook } from "../ui/states";

export type TimelineEvent = {
  key: string;
  /** What happened, or will: "Debit of $31,250.00 settles". */
  what: ReactNode;
  /** Who did it: "Ana Ortiz", "the bank". */
  who?: ReactNode;
  /** `DayText` or `TimeText`. */
  when: ReactNode;
  detail?: ReactNode;
  /** "next" is expected and stands apart; a state colours what went wrong or was finished. */
  state: "next" | State;
};

/** What happened, who did it, when, and what comes next: in order of time. */
export function Timeline({ label, events }: { label: string; events: readonly TimelineEvent[] }) {
  const first = events.find(({ state }) => state === "next");
  return (
    <ol aria-label={label} className="grid">
      {events.map((event) => (
        <li
          key={event.key}
          className="group relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0"
        >
          <span aria-hidden className="absolute top-5 bottom-0 left-2.5 w-px bg-line group-last:hidden" />
          <Mark state={event.state} />
          <div className="flex flex-wrap justify-between gap-x-4">
            {/* Where both do not fit side by side, when and who go below: else a long name leaves a word a line. */}
            <p className={cx("min-w-0 grow basis-full sm:basis-48", event.state === "next" && "text-muted")}>
              {event.state === "next" && (
                <span className="font-medium">{event === first ? "Next: " : "Then: "}</span>
              )}
              {event.what}
            </p>
            <p className="min-w-0 text-sm text-muted">
              {event.when}
              {event.who !== undefined && <> · {event.who}</>}
            </p>
            {event.detail !== undefined && (
              <div className="basis-full text-sm text-muted">{event.detail}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state }: { state: TimelineEvent["state"] }) {
  if (state === "next")
    return <Circle aria-hidden className="size-5 p-0.5 text-edge" strokeDasharray="3 3" />;
  const Icon = state === "done" ? Check : stateLook[state].icon;
  return (
    <Icon
      aria-hidden
      className={cx("size-5 rounded-full p-[3px]", stateLook[state].soft, stateLook[state].text)}
      strokeWidth={2.5}
    />
  );
}
