import { notFound, redirect } from "next/navigation";
import { ApprovalAlerts } from "@/components/approvals/approval-alerts";
import { ApprovalFacts } from "@/components/approvals/approval-facts";
import { DraftRows } from "@/components/approvals/draft-rows";
import { ReleaseForm, type ReleaseFacts } from "@/components/approvals/release-form";
import { SendBack } from "@/components/approvals/send-back";
import { paymentsWords } from "@/components/batches/words";
import { Filters, SearchFilter, SelectFilter } from "@/components/data/filters";
import { ExportCsvLink, Pager } from "@/components/data/pager";
import { hrefWith, type Query } from "@/components/data/url";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/ui/display/card";
import { formatMoney } from "@/components/ui/display/money";
import { StatusDot } from "@/components/ui/display/status";
import type { UserActor } from "@/lib/auth/actor";
import { may } from "@/lib/auth/permissions";
import { formatCount } from "@/lib/domain/counted";
import { Refusal } from "@/lib/domain/refusal";
import { readReleaseCheck } from "@/lib/queries/approvals/release-check";
import { getDraft } from "@/lib/queries/drafts/get-draft";
import { listDraftRows } from "@/lib/queries/drafts/list-draft-rows";
import type { ReleaseCheck } from "@/lib/schemas/batches/approvals";
import { type DraftView, rowsQuery } from "@/lib/schemas/draft";

/** One draft as its approver sees it: what, from where, when, every row; release or send back. */
export async function Approval({ actor, id, query }: { actor: UserActor; id: string; query: Query }) {
  const [draft, check] = await Promise.all([getDraft(actor, id), readReleaseCheck(actor, id)]).catch(missing);
  if (draft.batchId !== null) redirect(`/batch-payments/${draft.batchId}`);
  const waits = draft.status === "awaiting_approval";
  return (
    <>
      <PageHeader
        title={draft.title}
        about={`${paymentsWords(draft.totals.payments)}, ${formatMoney(draft.totals.amount)}, prepared by ${draft.preparers.join(", ")}`}
        status={<StatusDot {...statusWords(draft.status)} />}
        back={{ href: "/approvals", label: "Approvals" }}
        action={
          may(actor, "batches:release") && (waits || draft.status === "scheduled") ? (
            <SendBack id={id} title={draft.title} preparedBy={draft.preparers.join(", ")} />
          ) : undefined
        }
      />
      <ApprovalAlerts draft={draft} check={check} />
      <ApprovalFacts
        draft={draft}
        check={check}
        release={
          waits && check.mayNot === null && check.hash !== null ? (
            <ReleaseForm facts={releaseFacts(draft, check, check.hash)} />
          ) : null
        }
      />
      <Rows actor={actor} id={id} query={query} />
    </>
  );
}

const releaseFacts = (draft: DraftView, check: ReleaseCheck, hash: string): ReleaseFacts => ({
  id: draft.id,
  hash,
  title: draft.title,
  payments: draft.totals.payments,
  total: draft.totals.amount,
  account: check.account ? `${check.account.name}, ending in ${check.account.last4}` : "",
  today: check.today,
  earliest: check.earliest,
});

async function Rows({ actor, id, query }: { actor: UserActor; id: string; query: Query }) {
  const parsed = rowsQuery.safeParse({ show: query["show"], q: query["q"], after: query["after"] });
  const asked = parsed.success ? parsed.data : rowsQuery.parse({});
  const { rows, total, next } = await listDraftRows(actor, id, asked);
  const kept = { draft: id, show: query["show"], q: query["q"] };
  return (
    <Section title="Payments">
      <Filters
        path="/approvals"
        keep={{ draft: id }}
        actions={
          <ExportCsvLink href={hrefWith(`/api/ui/drafts/${id}/rows.csv`, { show: kept.show, q: kept.q })} />
        }
      >
        <SearchFilter label="Search payments" value={query["q"]} />
        <SelectFilter
          name="show"
          label="Which payments"
          value={query["show"]}
          options={[
            { value: "warnings", label: "With warnings" },
            { value: "excluded", label: "Left out" },
          ]}
          all="All payments"
        />
      </Filters>
      <DraftRows rows={rows} />
      <Pager
        shown={`${formatCount(rows.length)} of ${paymentsWords(total)}`}
        previousHref={asked.after > 0 ? hrefWith("/approvals", kept) : undefined}
        nextHref={next === null ? undefined : hrefWith("/approvals", kept, { after: String(next) })}
      />
    </Section>
  );
}

function statusWords(status: string): { state: "waiting" | "attention"; word: string } {
  if (status === "awaiting_approval") return { state: "attention", word: "Waiting for approval" };
  if (status === "scheduled") return { state: "waiting", word: "Approved for a later day" };
  return { state: "waiting", word: "Draft" };
}

/** A draft that is not there or not theirs is a page that is not there. */
function missing(error: unknown): never {
  if (error instanceof Refusal && error.code === "not_found") notFound();
  throw error;
}
