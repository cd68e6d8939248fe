import { counted } from "@/lib/domain/counted";
import type { BatchDetail } from "@/lib/schemas/batches/views";
import { LinkButton } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { formatMoney } from "../ui/display/money";
import { afterFailureWords, cameBackDetail, cameBackTitle, paymentsWords } from "./words";

/** What a person must know or do about this batch: why it ended, what came back, a debit that is tried again. */
export function BatchAlerts({ batch }: { batch: BatchDetail }) {
  const { undecided, refunding } = batch.returned;
  return (
    <>
      {batch.errors.length > 0 && (
        <Alert
          state={batch.debitStatus === "recalled" ? "attention" : "problem"}
          title={batch.debitStatus === "recalled" ? "This batch was recalled" : "This batch failed"}
        >
          {batch.errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
          {batch.debitStatus === "failed" && <p>{afterFailureWords(batch.debit?.code ?? null)}</p>}
        </Alert>
      )}
      {batch.debitStatus === "retrying" && batch.debitDay && (
        <Alert state="attention" title="Your bank returned the debit">
          {batch.debit?.code}, {batch.debit?.meaning}. It is tried again on {formatDay(batch.debitDay)}{" "}
          (attempt {batch.debit?.attempt} of 3). Until then nothing goes to a servicer; the dates below are
          the new ones.
        </Alert>
      )}
      {batch.exceptions && (
        <Alert
          state="problem"
          title={`${counted(batch.exceptions.count, "exception is", "exceptions are")} open, ${formatMoney(batch.exceptions.amount)}`}
          actions={
            <LinkButton size="sm" href="/exceptions">
              Exceptions
            </LinkButton>
          }
        >
          {batch.exceptions.first}
        </Alert>
      )}
      {batch.returnsAwaited && <ReturnsAwaited {...batch.returnsAwaited} />}
      {undecided.payments > 0 && (
        <Alert
          state={batch.deciders === null ? "attention" : "info"}
          title={cameBackTitle(undecided)}
          actions={
            <LinkButton size="sm" href={`/batch-payments/${batch.id}?status=returned`}>
              Show {batch.counts.returned === 1 ? "it" : "them"}
            </LinkButton>
          }
        >
          {cameBackDetail(undecided, batch.deciders)}
        </Alert>
      )}
      {refunding.payments > 0 && (
        <Alert title={`${formatMoney(refunding.amount)} is on its way to your account`}>
          The refund of {paymentsWords(refunding.payments)} was asked for.
        </Alert>
      )}
    </>
  );
}

function ReturnsAwaited({ of, mayRead }: NonNullable<BatchDetail["returnsAwaited"]>) {
  return (
    <Alert
      state="attention"
      title={`The credits wait for the bank’s return file of ${formatDay(of)}`}
      actions={
        mayRead ? (
          <LinkButton size="sm" href="/reconciliation/files">
            Bank files
          </LinkButton>
        ) : undefined
      }
    >
      Until it is read, or somebody says that the bank returned nothing, nothing goes to a servicer.
      {!mayRead && " An owner or an admin can do so."}
    </Alert>
  );
}
