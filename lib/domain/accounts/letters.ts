import { returnCode } from "../ach/return-codes";
import { type AccountCorrection, changeCodeWords, correctedParts } from "./correction";

/** What Paydown writes when a bank corrects an account that was debited or credited. `link` is an absolute address. */
export function correctionLetter(of: AccountCorrection & { name: string; link: string }): {
  kind: string;
  subject: string;
  text: string;
} {
  const { code, before, after, name, link } = of;
  const lines = [
    `The bank of ${name}, the account ending in ${before.last4}, sent a notification of change: ${changeCodeWords(code)}.`,
    ...correctedParts(of),
    after === null
      ? "The entry it speaks of has arrived all the same. Ask your bank what is right; a wrong detail may make a later debit come back."
      : "The entry it speaks of has arrived all the same; the next one uses the new details. If you do not expect this, ask your bank.",
  ];
  const subject =
    after === null
      ? `Your bank asks for a correction of the account ending in ${before.last4} (${code})`
      : `Your bank corrected the account ending in ${before.last4} (${code})`;
  return { kind: "account_corrected", subject, text: [...lines, "", link, ""].join("\n") };
}

/** What Paydown writes when an account's bank sends a verification deposit back. `link` is an absolute address. */
export function depositReturnedLetter(of: {
  code: string;
  name: string;
  last4: string;
  /** Verified before, and can be debited all the same. */
  isUsable: boolean;
  link: string;
}): { kind: string; subject: string; text: string } {
  const { code, name, last4, isUsable, link } = of;
  const lines = [
    `The bank of ${name}, the account ending in ${last4}, sent a verification deposit back: ${code}, ${returnCode(code).meaning}.`,
    isUsable
      ? "The account was verified before and stays so. Ask its bank what this means before anything is debited from it."
      : "The account is disabled: nothing draws on it. Check its numbers with the bank, then add it again, or add another account.",
  ];
  const subject = isUsable
    ? `A verification deposit to the account ending in ${last4} came back (${code})`
    : `The account ending in ${last4} is disabled: its bank returned a verification deposit (${code})`;
  return { kind: "account_deposit_returned", subject, text: [...lines, "", link, ""].join("\n") };
}
