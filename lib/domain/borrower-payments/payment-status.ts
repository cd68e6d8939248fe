/** What everybody is told of a Payment (the documents' words). */
export const paymentStatuses = ["pending", "cancelled", "complete"] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** How far its money has come (contract §7): the first is before its file closes, the last when nothing more happens. */
export const paymentStages = [
  "scheduled",
  "debit_sent",
  "debit_settled",
  "retrying",
  "credit_sent",
  "credit_settled",
  "came_back",
  "closed",
] as const;
export type PaymentStage = (typeof paymentStages)[number];

/** How a Payment was closed by a person before any money moved. */
export type ClosedHow = "cancelled" | "skipped" | "series_cancelled";

export type PaymentState = {
  status: PaymentStatus;
  stage: PaymentStage;
  closedHow: ClosedHow | null;
  failureCode: string | null;
};

/** `fileClosed`: the cut-off that closes the file of its present debit has passed, whether or not the worker came to it yet. */
type Openness = { stage: PaymentStage; fileClosed: boolean };

/** May be changed while its file is open; between two attempts of a debit it may only be cancelled (rules 7). */
export const isEditable = ({ stage, fileClosed }: Openness): boolean => stage === "scheduled" && !fileClosed;
export const isCancellable = ({ stage, fileClosed }: Openness): boolean =>
  (stage === "scheduled" || stage === "retrying") && !fileClosed;

/** Why it can no longer be changed or cancelled, null if it can. */
export function whyFixed(payment: Openness, what: "edit" | "cancel"): string | null {
  if (what === "cancel" ? isCancellable(payment) : isEditable(payment)) return null;
  if (payment.stage === "closed") return "This payment is finished and stays as it is.";
  if (payment.stage === "came_back")
    return "This payment came back: it can no longer be changed or cancelled.";
  if (payment.stage === "retrying" && !payment.fileClosed)
    return "Its debit came back and waits to be tried again: it can be cancelled, but not changed.";
  return "The file that carries this payment has closed: it can no longer be changed or cancelled.";
}

/** For people, in a few words. */
export function stateWords(state: PaymentState): string {
  if (state.status === "complete") return state.failureCode === null ? "Complete" : "Complete, with a return";
  if (state.status === "cancelled") {
    if (state.failureCode !== null) return "Not paid";
    return state.closedHow === "skipped" ? "Skipped" : "Cancelled";
  }
  switch (state.stage) {
    case "scheduled":
      return "Scheduled";
    case "debit_sent":
      return "Debit on its way";
    case "debit_settled":
      return "Debited, held for the bank's return window";
    case "retrying":
      return "Debit came back, to be tried again";
    case "credit_sent":
      return "On its way to the servicer";
    case "credit_settled":
      return "With the servicer, to be confirmed";
    case "came_back":
      return "Came back";
    case "closed":
      return "Closed";
  }
}
