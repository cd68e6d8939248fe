import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { TimeText } from "@/components/ui/display/day";
import { DescriptionList } from "@/components/ui/display/description-list";
import { StatusDot } from "@/components/ui/display/status";
import { SendAgain } from "@/components/webhooks/send-again";
import { deliveryStatus } from "@/components/webhooks/words";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { getDelivery } from "@/lib/queries/webhooks/webhooks";
import type { AttemptView } from "@/lib/schemas/webhooks/endpoint";

export const metadata: Metadata = { title: "Delivery" };

type Props = { params: Promise<{ id: string; deliveryId: string }> };

export default async function DeliveryPage({ params }: Props) {
  const actor = await employerPage();
  const { id, deliveryId } = await params;
  const delivery = await getDelivery(actor, { id: deliveryId });
  if (delivery?.webhook_id !== id) notFound();
  return (
    <>
      <PageHeader
        title={delivery.event_type}
        about="What was sent, and what was answered each time."
        back={{ href: `/settings/webhooks/${id}`, label: "The webhook" }}
        status={<StatusDot {...deliveryStatus(delivery)} />}
        action={may(actor, "webhooks:write") ? <SendAgain id={delivery.id} /> : undefined}
      />
      <DescriptionList
        facts={[
          { label: "webhook-id", value: <span className="font-mono break-all">{delivery.event_id}</span> },
          ...(delivery.event === null
            ? []
            : [{ label: "Happened", value: <TimeText at={delivery.event.created_at} /> }]),
          { label: "Begun", value: <TimeText at={delivery.created_at} /> },
          ...(delivery.next_attempt_at === null
            ? []
            : [{ label: "Tried next", value: <TimeText at={delivery.next_attempt_at} /> }]),
        ]}
      />
      <Section title="Sent">
        {delivery.event === null ? (
          <p className="text-muted">
            Not shown here: it is about a borrower, who tells it to your program and not to this page.
          </p>
        ) : (
          <Text words={JSON.stringify(delivery.event, null, 2)} label="Body that was sent" />
        )}
      </Section>
      <Section title="Answers">
        {delivery.log.length === 0 && <p className="text-muted">It has not been tried yet.</p>}
        {delivery.log.map((attempt) => (
          <Attempt key={attempt.at} attempt={attempt} />
        ))}
      </Section>
    </>
  );
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  return (
    <div className="grid gap-2 border-t py-3 first:border-t-0">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{attempt.status_code ?? attempt.error}</span>
        <span className="text-sm text-muted">
          <TimeText at={attempt.at} />, {attempt.duration_ms} ms
        </span>
      </p>
      {attempt.answer !== null && attempt.answer !== "" && (
        <Text words={attempt.answer} label="Body of the answer" />
      )}
    </div>
  );
}

/** As it came, never as HTML; long lines break, long texts scroll, by keyboard too. */
function Text({ words, label }: { words: string; label: string }) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className="max-h-96 overflow-auto rounded-md border bg-surface p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
    >
      {words}
    </pre>
  );
}
