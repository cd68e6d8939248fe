export type MoneyObject = "payment" | "payment_series" | "batch_payment";

/** Whose account the money comes from. A third party's account counts as the business's: neither is a Borrower's. */
export type AccountOwner =
  { kind: "borrower"; borrowerId: string } | { kind: "business" } | { kind: "third_party" };

export interface Draw {
  /** The Borrowers whose loans are paid. */
  payees: readonly string[];
  owner: AccountOwner;
  everyMonth: boolean;
}

export type OwnershipProblemCode =
  | "many_from_one_borrower"
  | "another_borrowers_account"
  | "use_payment"
  | "use_payment_series"
  | "use_batch_payment";

/** Which object carries this money, or why none may. Several items for one Borrower are one Borrower. */
export function objectFor(draw: Draw): { object: MoneyObject } | { problem: OwnershipProblemCode } {
  const { owner } = draw;
  if (owner.kind !== "borrower") return { object: "batch_payment" };
  if (new Set(draw.payees).size > 1) return { problem: "many_from_one_borrower" };
  if (draw.payees.some((payee) => payee !== owner.borrowerId))
    return { problem: "another_borrowers_account" };
  return { object: draw.everyMonth ? "payment_series" : "payment" };
}

const USE: Record<MoneyObject, OwnershipProblemCode> = {
  payment: "use_payment",
  payment_series: "use_payment_series",
  batch_payment: "use_batch_payment",
};

/** Null if this object may draw so; else why not. The one rule behind every path that moves money. */
export function problemWithDraw(object: MoneyObject, draw: Draw): OwnershipProblemCode | null {
  const answer = objectFor(draw);
  if ("problem" in answer) return answer.problem;
  return answer.object === object ? null : USE[answer.object];
}

export function ownershipProblemWords(code: OwnershipProblemCode): string {
  switch (code) {
    case "many_from_one_borrower":
      return "One borrower's account cannot pay the loans of others. Use a batch payment from an account of the business, or a payment for each borrower from their own account.";
    case "another_borrowers_account":
      return "This account belongs to another borrower. Use an account of the borrower whose loan is paid, or a batch payment from an account of the business.";
    case "use_payment":
      return "This account belongs to the borrower. Use a payment for a single day.";
    case "use_payment_series":
      return "This account belongs to the borrower. Use a payment series for every month.";
    case "use_batch_payment":
      return "This account belongs to a business. Use a batch payment, with one item if there is one borrower.";
  }
}
