import { formatDayLong } from "@/lib/domain/days";
import { formatMoney } from "@/lib/domain/money";
import type { ReleaseCheck } from "@/lib/schemas/batches/approvals";
import type { DraftView } from "@/lib/schemas/draft";
import { LinkButton } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";

/** Why this person may not release, what an approver must know first, and what became of the draft. */
export function ApprovalAlerts({ draft, check }: { draft: DraftView; check: ReleaseCheck }) {
  const waits = draft.status === "awaiting_approval";
  return (
    <>
      {waits && check.mayNot !== null && <Alert title="You can look, but not release">{check.mayNot}</Alert>}
      {waits && check.alone && (
        <Alert state="attention" title="You prepared this batch yourself">
          Nobody else of your company may release, so you may. The record will say that you did it alone.
        </Alert>
      )}
      {draft.status === "scheduled" && draft.releaseOn && (
        <Alert title={`To be released on ${formatDayLong(draft.releaseOn)}`}>
          {check.approvedBy ?? "An approver"} approved it. It is checked once more that morning; until then it
          can be sent back.
        </Alert>
      )}
      {draft.status === "draft" && (
        <Alert
          state="attention"
          title={draft.sentBack ? `Sent back by ${draft.sentBack.by}` : "Not sent for approval"}
          actions={
            <LinkButton size="sm" href={`/batch-payments/drafts/${draft.id}`}>
              Open the draft
            </LinkButton>
          }
        >
          <span className="whitespace-pre-line">
            {draft.sentBack?.reason ?? "It is being changed, or was taken back after it had been sent."}
          </span>
        </Alert>
      )}
      {draft.limitNotEntered && (
        <Alert state="attention" title={`The ${draft.limitNotEntered.year} tax-free limit is not entered`}>
          Tax-free room was computed with {formatMoney(draft.limitNotEntered.used)}. An owner enters the
          figure in the settings.
        </Alert>
      )}
    </>
  );
}
