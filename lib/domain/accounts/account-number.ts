/** NACHA's field holds 17 characters; the shortest account numbers in use have 4 digits. */
export const ACCOUNT_NUMBER_DIGITS_MIN = 4;
export const ACCOUNT_NUMBER_DIGITS_MAX = 17;

const PATTERN = /^\d{4,17}$/;

/** What is wrong with an account number, or null. Says how many digits were found, never which. */
export function accountNumberProblem(text: string): string | null {
  if (PATTERN.test(text)) return null;
  if (/\D/.test(text)) return "An account number has digits only: leave out spaces and dashes.";
  return `An account number has ${ACCOUNT_NUMBER_DIGITS_MIN} to ${ACCOUNT_NUMBER_DIGITS_MAX} digits, this has ${text.length}.`;
}
