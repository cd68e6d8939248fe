import type { State } from "../ui/states";

/** A payment's status as the employee reads it. */
export function paymentWords(status: string): { state: State; word: string } {
  switch (status) {
    case "pending":
      return { state: "waiting", word: "Being prepared" };
    case "sent":
      return { state: "waiting", word: "On its way" };
    case "posted":
      return { state: "done", word: "Posted to your loan" };
    case "returned":
      return { state: "attention", word: "Came back, being looked at" };
    case "refunded":
      return { state: "problem", word: "Went back to your employer" };
    default:
      return { state: "problem", word: "Not made" };
  }
}
