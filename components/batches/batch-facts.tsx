import { counted, formatCount } from "@/lib/domain/counted";
import { formatMoney, isPositive } from "@/lib/domain/money";
import type { BatchDetail, WarningGroup } from "@/lib/schemas/batches/views";
import { TextLink } from "../ui/controls/link-button";
import { Card, Section } from "../ui/display/card";
import { TimeText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { Stat, Stats } from "../ui/display/stat";
import { BatchDates } from "./batch-dates";
import { paymentsWords } from "./words";

/** The sums that must agree: total = posted + refunded + open, or what was never paid. */
export function BatchSums({ batch }: { batch: BatchDetail }) {
  const { sums } = batch;
  return (
    <Stats>
      <Stat label="Total" value={formatMoney(batch.total)} note={paymentsWords(batch.payments)} />
      <Stat label="Posted" value={formatMoney(sums.posted)} note="confirmed by the servicers" />
      <Stat label="Refunded" value={formatMoney(sums.refunded)} note="back in your account" />
      {isPositive(sums.notPaid) ? (
        <Stat label="Not paid" value={formatMoney(sums.notPaid)} note="it is in your account" />
      ) : (
        <Stat label="Open" value={formatMoney(sums.open)} note="on its way, or returned" />
      )}
    </Stats>
  );
}

/** The four dates, who did what, and what was released in spite of a warning. */
export function BatchFacts({ batch }: { batch: BatchDetail }) {
  return (
    <div className="grid content-start gap-6">
      {batch.dates && (
        <Section title={isPositive(batch.sums.notPaid) ? "Dates that were planned" : "Dates"}>
          <Card>
            <BatchDates dates={batch.dates} />
          </Card>
        </Section>
      )}
      <Section title="Who and where from">
        <Card>
          <Origin batch={batch} />
        </Card>
      </Section>
      {batch.warnings.length > 0 && (
        <Section title="Warnings at release">
          <Card>
            <ul className="grid gap-3">
              {batch.warnings.map((group) => (
                <Warnings key={group.code} group={group} />
              ))}
            </ul>
          </Card>
        </Section>
      )}
    </div>
  );
}

function Warnings({ group }: { group: WarningGroup }) {
  const hidden = group.count - group.first.length;
  return (
    <li>
      <p className="font-medium tabular-nums">
        {group.aboutPayments && `${paymentsWords(group.count)}: `}
        {group.title}
      </p>
      <ul className="list-disc pl-4 text-muted">
        {group.first.map((words, n) => (
          <li key={n}>{words}</li>
        ))}
      </ul>
      {hidden > 0 && <p className="pl-4 text-muted tabular-nums">and {formatCount(hidden)} more</p>}
    </li>
  );
}

function LeftOut({ draftId, rows }: NonNullable<BatchDetail["leftOut"]>) {
  return (
    <>
      {counted(rows, "row", "rows")} of the draft,{" "}
      <a
        download
        href={`/api/ui/drafts/${draftId}/rejected.csv`}
        className="text-accent underline underline-offset-2"
      >
        download with reasons
      </a>
    </>
  );
}

function Origin({ batch }: { batch: BatchDetail }) {
  return (
    <DescriptionList
      facts={[
        { label: "Prepared by", value: batch.preparedBy ?? "nobody named" },
        {
          label: "Released by",
          value: (
            <>
              {batch.releasedBy ?? "nobody named"}, <TimeText at={batch.createdAt} />
            </>
          ),
        },
        {
          label: "Account",
          value: batch.account ? (
            <TextLink href={`/source-accounts/${batch.account.id}`}>
              {batch.account.name}, ending in {batch.account.last4}
            </TextLink>
          ) : (
            "none"
          ),
        },
        { label: "Company id on the debit", value: batch.companyId },
        { label: "Reference", value: batch.referenceId ?? "none" },
        ...(batch.leftOut === null ? [] : [{ label: "Left out", value: <LeftOut {...batch.leftOut} /> }]),
      ]}
    />
  );
}
