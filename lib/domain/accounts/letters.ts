import { type AccountCorrection, changeCodeWords, correctedParts } from "./correction";

/** What Paydown writes when a bank corrects an account that was debited. `link` is an absolute address. */
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
      ? "The debit it speaks of has arrived all the same. Ask your bank what is right; a wrong detail may make a later debit come back."
      : "The debit it speaks of has arrived all the same; the next one uses the new details. If you do not expect this, ask your bank.",
  ];
  const subject =
    after === null
      ? `Your bank asks for a correction of the account ending in ${before.last4} (${code})`
      : `Your bank corrected the account ending in ${before.last4} (${code})`;
  return { kind: "account_corrected", subject, text: [...lines, "", link, ""].join("\n") };
}
