import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BatchAlerts } from "@/components/batches/batch-alerts";
import { BatchFacts, BatchSums } from "@/components/batches/batch-facts";
import { GiveUpDebit, RecallBatch } from "@/components/batches/batch-actions";
import { BatchProgress } from "@/components/batches/batch-progress";
import { BatchTimeline } from "@/components/batches/history";
import { RejectedBatch } from "@/components/batches/rejected-batch";
import { batchStatusWords, nextWords } from "@/components/batches/words";
import { firstValues, type SearchParams } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Card, Section } from "@/components/ui/display/card";
import { formatDay } from "@/components/ui/display/day";
import { StatusDot } from "@/components/ui/display/status";
import { employerPage } from "@/lib/auth/page";
import { may } from "@/lib/auth/permissions";
import { getBatchHistory } from "@/lib/queries/batches/history/batch-history";
import { getBatch, getBatchProgress } from "@/lib/queries/batches/get-batch";
import { BatchItems } from "./items";

export const metadata: Metadata = { title: "Batch payment" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
};

export default async function BatchPage({ params, searchParams }: Props) {
  const actor = await employerPage();
  const { id } = await params;
  const [batch, progress] = await Promise.all([getBatch(actor, id), getBatchProgress(actor, id)]);
  if (!batch) notFound();
  const header = (
    <PageHeader
      title={batch.title}
      status={<StatusDot {...batchStatusWords(batch)} next={nextWords(batch.next)} />}
      back={{ href: "/batch-payments", label: "Batch payments" }}
      action={
        <>
          {batch.recallUntil !== null && may(actor, "batches:release") && (
            <RecallBatch batch={batch} until={batch.recallUntil} />
          )}
          {batch.debitStatus === "retrying" && batch.debitDay && may(actor, "debits:give-up") && (
            <GiveUpDebit batch={batch} nextTry={formatDay(batch.debitDay)} />
          )}
        </>
      }
    />
  );
  if (!progress) {
    return (
      <>
        {header}
        <RejectedBatch batch={batch} />
      </>
    );
  }
  return (
    <>
      {header}
      <BatchAlerts batch={batch} />
      <BatchSums batch={batch} />
      <Section title="Progress">
        <Card>
          <BatchProgress key={progress.status} id={id} initial={progress} />
        </Card>
      </Section>
      <div className="grid gap-6 md:grid-cols-2">
        <BatchFacts batch={batch} />
        <Section title="What happened, and what comes next">
          <Card>
            <BatchTimeline history={await getBatchHistory(actor, id)} />
          </Card>
        </Section>
      </div>
      <BatchItems actor={actor} batchId={id} query={firstValues(await searchParams)} />
    </>
  );
}
