/**
 * What can happen to an object of the API (reference 1.9). The documents' own are `borrower.delinquent`, `connectivity.*` and
 * `test`; the others are extensions: `….updated` follows every change of what the API shows of the object, its making
 * included (that of a batch's items is its own: not 50,000 events for one).
 */
export const eventTypes = [
  "batch_payment.updated",
  "batch_payment_item.updated",
  "payment.updated",
  "payment_series.updated",
  "source_account.updated",
  "borrower.updated",
  "borrower.delinquent",
  "connectivity.interrupted",
  "connectivity.restored",
  "enrollment.updated",
  "test",
] as const;
export type EventType = (typeof eventTypes)[number];

/** What it means, for the page on which a person chooses. */
export function eventTypeWords(type: EventType): string {
  switch (type) {
    case "batch_payment.updated":
      return "A batch was released, moved on, was completed or failed";
    case "batch_payment_item.updated":
      return "One payment of a batch was sent, posted, returned, refunded or cancelled";
    case "payment.updated":
      return "A Borrower's own payment was made, changed, moved on or was cancelled";
    case "payment_series.updated":
      return "A Borrower's monthly payments were set up, changed or cancelled";
    case "source_account.updated":
      return "An account was added, verified, corrected or disabled";
    case "borrower.updated":
      return "A borrower was added or changed";
    case "borrower.delinquent":
      return "A servicer reports a borrower behind with payments";
    case "connectivity.interrupted":
      return "A borrower's link to a servicer broke";
    case "connectivity.restored":
      return "A borrower's link to a servicer works again";
    case "enrollment.updated":
      return "An enrollment moved on";
    case "test":
      return "You asked for a test";
  }
}

/** What a Borrower does with their own money: none of the employer's business (rules "Who, and what they own"). */
export const isAboutBorrowerFunds = (type: EventType): boolean =>
  type === "payment.updated" || type === "payment_series.updated";

/** Holds what a person says of themselves (income, family) or does with their own money: a log for the employer shows it to nobody. */
export function isPersonal(type: EventType): boolean {
  return isAboutBorrowerFunds(type) || type.startsWith("borrower.") || type.startsWith("enrollment.");
}
