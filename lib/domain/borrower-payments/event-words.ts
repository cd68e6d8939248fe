type EventState = "waiting" | "attention" | "problem" | "done";

/** What happened to a Payment, a series or an autopay, as their pages tell it. */
export function paymentEventWords(kind: string): { what: string; state: EventState } {
  switch (kind) {
    case "payment.created":
      return { what: "Set up", state: "done" };
    case "payment.changed":
      return { what: "Changed", state: "done" };
    case "payment.cancelled":
      return { what: "Cancelled", state: "waiting" };
    case "payment.skipped":
      return { what: "Skipped this month", state: "attention" };
    case "payment.file_closed":
      return { what: "Its file closed: the debit went to the bank", state: "done" };
    case "payment.debited":
      return { what: "Debited from your account", state: "done" };
    case "payment.debit_returned":
      return { what: "The debit came back", state: "problem" };
    case "payment.credit_sent":
      return { what: "Sent to the servicer", state: "done" };
    case "payment.credit_settled":
      return { what: "Reached the servicer's bank", state: "done" };
    case "payment.held_back":
      return { what: "Held back: the servicer could no longer take it", state: "attention" };
    case "payment.came_back":
      return { what: "It came back", state: "problem" };
    case "payment.refunded":
      return { what: "Back in your account", state: "done" };
    case "payment.refund_returned":
      return { what: "Your bank sent it back to us", state: "problem" };
    case "payment.short":
      return { what: "The servicer has a part of it", state: "attention" };
    case "payment.over_posted":
      return { what: "The servicer says more than was sent", state: "attention" };
    case "payment.complete":
      return { what: "Confirmed by the servicer", state: "done" };
    case "payment.failed":
      return { what: "Not paid", state: "problem" };
    case "payment.paid_owed":
      return { what: "It came back from the servicer, for what you owed", state: "done" };
    case "payment.late_return":
      return { what: "It came back from the servicer later", state: "problem" };
    case "account.moved":
      return { what: "Moved to another account", state: "done" };
    default:
      return { what: "Changed", state: "waiting" };
  }
}
