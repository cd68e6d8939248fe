import { expectedWords } from "@/lib/domain/batches/expected";
import { formatCount } from "@/lib/domain/counted";
import { formatDay } from "@/lib/domain/days";
import type { BatchLine } from "@/lib/schemas/batches/views";
import type { MovingView, Stage } from "@/lib/schemas/reports/overview";
import { batchStatusWords, paymentsWords } from "../batches/words";
import { DataTable } from "../data/data-table";
import { EmptyState } from "../data/empty-state";
import { TextLink } from "../ui/controls/link-button";
import { Section } from "../ui/display/card";
import { Money } from "../ui/display/money";
import { Stat, Stats } from "../ui/display/stat";
import { StatusDot } from "../ui/display/status";

const stageWords: Record<Stage, string> = {
  to_debit: "To be debited",
  held: "Debited, held for returns",
  sent: "On the way to servicers",
  arrived: "Arrived, to be confirmed",
  came_back: "Came back",
};

/** What comes next and when; without a date, whom it waits for. */
function nextOf({ next, counts }: BatchLine): string {
  if (next !== null) return `${formatDay(next.on)}: ${expectedWords(next.kind)}`;
  return counts.returned > 0
    ? "Your decision about what came back"
    : "The servicers’ confirmation of what is left";
}

/** Money by where it stands, and the batches that are not complete with what comes next. */
export function Moving({ view }: { view: MovingView }) {
  // What came back is rare, and the list above asks for it: it stands here only when there is some.
  const shown = view.stages.filter(({ stage, payments }) => stage !== "came_back" || payments > 0);
  return (
    <Section
      title="Moving"
      about="A debit is held for its return window of two banking days; then the credits go to the servicers."
    >
      {view.batches.length > 0 && (
        <Stats>
          {shown.map(({ stage, payments, amount }) => (
            <Stat
              key={stage}
              label={stageWords[stage]}
              value={<Money amount={amount} />}
              note={paymentsWords(payments)}
            />
          ))}
        </Stats>
      )}
      <DataTable<BatchLine>
        caption="Batches on their way"
        rows={view.batches}
        rowKey={(batch) => batch.id}
        rowHref={(batch) => `/batch-payments/${batch.id}`}
        columns={[
          { key: "title", head: "Batch", cell: (batch) => batch.title },
          { key: "status", head: "Status", cell: (batch) => <StatusDot {...batchStatusWords(batch)} /> },
          {
            key: "next",
            head: "Next",
            cell: nextOf,
          },
          {
            key: "payments",
            head: "Payments",
            align: "end",
            cell: (batch) => formatCount(batch.payments),
          },
          { key: "total", head: "Total", align: "end", cell: (batch) => <Money amount={batch.total} /> },
        ]}
        empty={
          <EmptyState title="No batch is on its way">
            A released batch stands here with its next event until every payment is confirmed.
          </EmptyState>
        }
      />
      {view.more > 0 && (
        <p className="text-sm">
          <TextLink href="/batch-payments">{`${formatCount(view.more)} more on their way`}</TextLink>
        </p>
      )}
    </Section>
  );
}
