import type { ReactNode } from "react";
import { formatCount } from "@/lib/domain/counted";
import { formatMoney } from "@/lib/domain/money";
import type { ReleaseCheck } from "@/lib/schemas/batches/approvals";
import type { DraftView } from "@/lib/schemas/draft";
import { BatchDates } from "../batches/batch-dates";
import { Card, Section } from "../ui/display/card";
import { CopyButton } from "../ui/controls/copy-button";
import { TimeText } from "../ui/display/day";
import { DescriptionList } from "../ui/display/description-list";
import { Stat, Stats } from "../ui/display/stat";

type ApprovalFactsProps = {
  draft: DraftView;
  check: ReleaseCheck;
  /** The form with which this person may release it; its dates then follow the day they choose. */
  release: ReactNode;
};

/** How much, how many, from where, prepared by whom, and what was kept in spite of a warning. */
export function ApprovalFacts({ draft, check, release }: ApprovalFactsProps) {
  const warnings = draft.groups.filter((group) => group.severity === "warning");
  return (
    <>
      <Stats>
        <Stat label="Total" value={formatMoney(draft.totals.amount)} />
        <Stat label="Payments" value={formatCount(draft.totals.payments)} />
        <Stat
          label="Payments with warnings"
          value={formatCount(draft.totals.kept + draft.totals.warnings)}
          note={warnings.map((group) => `${group.title}: ${group.rows}`).join(", ")}
        />
        <Stat label="Left out" value={formatCount(draft.totals.excluded)} />
      </Stats>
      <div className="grid gap-6 md:grid-cols-2">
        <Section title="Who and where from">
          <Card>
            <DescriptionList facts={originOf(draft, check)} />
          </Card>
        </Section>
        {release === null ? (
          <Section title={draft.status === "scheduled" ? "Dates" : "Dates if released now"}>
            <Card>
              <BatchDates dates={draft.dates} />
            </Card>
          </Section>
        ) : (
          <Section title="Release">
            <Card>{release}</Card>
          </Section>
        )}
      </div>
    </>
  );
}

function originOf(draft: DraftView, check: ReleaseCheck) {
  return [
    { label: "Prepared by", value: draft.preparers.join(", ") },
    {
      label: "Sent for approval",
      value: draft.sent ? (
        <>
          {draft.sent.by}, <TimeText at={draft.sent.at} />
        </>
      ) : (
        "not yet"
      ),
    },
    ...(draft.sent?.note ? [{ label: "Note", value: draft.sent.note }] : []),
    {
      label: "Account",
      value: check.account ? `${check.account.name}, ending in ${check.account.last4}` : "none chosen",
    },
    {
      label: "Company id",
      value: (
        <>
          {check.companyId} <CopyButton value={check.companyId} label="Copy the company id" />
          <span className="block text-sm text-muted">
            If your bank filters debits, it must allow this id; else the debit comes back (R29).
          </span>
        </>
      ),
    },
    { label: "Reference", value: draft.referenceId ?? "none" },
    { label: "From", value: draft.file?.name ?? "picked employees" },
  ];
}
