/** What a key may be allowed: rules "Who, and what they own". */
export const scopes = ["read", "write", "release", "borrower_funds"] as const;
export type Scope = (typeof scopes)[number];

export function scopeWords(scope: Scope): { label: string; may: string } {
  switch (scope) {
    case "read":
      return { label: "Read", may: "employees, loans, accounts, batches, and what happens to them" };
    case "write":
      return {
        label: "Write",
        may: "employees, loans, the business's accounts, webhooks; try a batch without sending it",
      };
    case "release":
      return { label: "Release", may: "send batches that draw on the business's accounts" };
    case "borrower_funds":
      return { label: "Borrowers' money", may: "accounts, payments, series and autopay of borrowers" };
  }
}

/** How long a rotated key goes on, so that programs can be given the new one. */
export const overlapHours = [0, 24] as const;
