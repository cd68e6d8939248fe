import { expectedWords } from "@/lib/domain/batches/expected";
import type { BatchHistory, HistoryEvent, ItemDetail } from "@/lib/schemas/batches/views";
import { Timeline, type TimelineEvent } from "../data/timeline";
import { DayText, TimeText } from "../ui/display/day";
import { eventWords } from "./event-words";

function happened(events: readonly HistoryEvent[]): TimelineEvent[] {
  return events.map((event) => {
    const { what, detail, state } = eventWords(event);
    return {
      key: event.id,
      what,
      who: event.who,
      when: <TimeText at={event.at} />,
      ...(detail === undefined ? {} : { detail: <span className="whitespace-pre-line">{detail}</span> }),
      state,
    };
  });
}

/** What happened to the batch, who did it, and what comes next. */
export function BatchTimeline({ history }: { history: BatchHistory }) {
  const expected = history.expected.map(({ kind, on }): TimelineEvent => ({
    key: kind,
    what: expectedWords(kind),
    when: <DayText day={on} />,
    state: "next",
  }));
  return (
    <Timeline
      label="What happened, and what comes next"
      events={[...happened(history.happened), ...expected]}
    />
  );
}

export function ItemTimeline({ item }: { item: ItemDetail }) {
  const expected = item.expected.map(({ words, on }): TimelineEvent => ({
    key: words,
    what: words,
    when: <DayText day={on} />,
    state: "next",
  }));
  return (
    <Timeline
      label="What happened to this payment, and what comes next"
      events={[...happened(item.happened), ...expected]}
    />
  );
}
