import { returnCode } from "@/lib/domain/ach/return-codes";
import { type AccountCorrection, changeCodeWords, correctedParts } from "@/lib/domain/accounts/correction";
import type {
  SourceAccountDetail,
  SourceAccountStatus,
  SourceAccountType,
} from "@/lib/schemas/source-account";
import type { State } from "../ui/states";

export function accountStatusWords(account: { status: SourceAccountStatus; payments_supported: boolean }): {
  state: State;
  word: string;
  next?: string;
} {
  switch (account.status) {
    case "verified":
      return account.payments_supported
        ? { state: "done", word: "Verified" }
        : { state: "attention", word: "Takes no ACH", next: "Its bank takes no electronic payments" };
    case "pending_verification":
      return { state: "waiting", word: "To be verified", next: "Two small deposits are to be named" };
    case "disabled":
      return { state: "problem", word: "Disabled" };
  }
}

/** Why an account is disabled, and that it is not gone. The bank's reason is a sentence already. */
export function disabledWords(reason: string | null): string {
  if (reason === "wrong_tries")
    return "The two deposits were named wrongly three times. Add the account again to get two new ones.";
  const why = reason === null || reason === "removed" ? "It was removed." : reason;
  return `${why} It is kept for what a bank may still send back.`;
}

export function accountTypeWords(type: SourceAccountType): string {
  switch (type) {
    case "checking":
      return "Checking";
    case "savings":
      return "Savings";
    case "brokerage":
      return "Brokerage";
  }
}

/** What happened to an account, as its page tells it. */
export function accountEventWords({
  kind,
  correction,
  returnCode: code,
}: SourceAccountDetail["activity"][number]): {
  what: string;
  detail?: string;
  state: State;
} {
  if (correction !== null) return correctionWords(correction);
  const why = code === null ? {} : { detail: `${code}, ${returnCode(code).meaning}.` };
  switch (kind) {
    case "account.added":
      return { what: "Added", state: "done" };
    case "account.verified":
      return { what: "Verified by its two deposits", state: "done" };
    case "account.wrong_try":
      return { what: "Two wrong amounts given", state: "attention" };
    case "account.deposit_returned":
      return { what: "A verification deposit came back", ...why, state: "problem" };
    case "account.disabled":
      return { what: "Disabled", ...why, state: "problem" };
    default:
      return { what: "Changed", state: "waiting" };
  }
}

/** What the bank corrected: the code with its meaning, old and new. */
export const correctionWords = (
  correction: AccountCorrection,
): { what: string; detail: string; state: State } => ({
  what: `${correction.after === null ? "The bank asked for a correction of the account" : "The bank corrected the account"}: ${changeCodeWords(correction.code)}`,
  detail: correctedParts(correction).join(" "),
  state: "attention",
});
