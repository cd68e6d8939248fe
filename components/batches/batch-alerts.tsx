import type { BatchDetail } from "@/lib/schemas/batches/views";
import { LinkButton } from "../ui/controls/link-button";
import { Alert } from "../ui/display/alert";
import { formatDay } from "../ui/display/day";
import { paymentsWords } from "./words";

/** What a person must know or do about this batch: why it ended, what came back, a debit that is tried again. */
export function BatchAlerts({ batch }: { batch: BatchDetail }) {
  const { returned } = batch.counts;
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
        </Alert>
      )}
      {batch.debitStatus === "retrying" && batch.debitDay && (
        <Alert state="attention" title="Your bank returned the debit">
          {batch.debit?.code}, {batch.debit?.meaning}. It is tried again on {formatDay(batch.debitDay)}{" "}
          (attempt {batch.debit?.attempt} of 3). Until then nothing goes to a servicer; the dates below are
          the new ones.
        </Alert>
      )}
      {returned > 0 && (
        <Alert
          state="attention"
          title={`${paymentsWords(returned)} did not reach the servicer`}
          actions={
            <LinkButton size="sm" href={`/batch-payments/${batch.id}?status=returned`}>
              Show {returned === 1 ? "it" : "them"}
            </LinkButton>
          }
        >
          {returned === 1 ? "Its" : "Their"} money is here. Open a payment to have it refunded or sent again.
        </Alert>
      )}
    </>
  );
}
