import { fromCents, ITEM_AMOUNT_MAX, type Money, toCents } from "../money";
import { foldToAscii } from "./fold";

export const addendaColumns = 80;
const REFERENCE = "REF ";
const ACCOUNT = " BORROWER ACCT ";

/**
 * An amount in parts that the ten-digit field holds, the largest first. Its entries bear one identification: when one of
 * them comes back, the debit as a whole has (rules 2).
 */
export function splitAmount(amount: Money): Money[] {
  const field = toCents(ITEM_AMOUNT_MAX);
  const parts: Money[] = [];
  let rest = toCents(amount);
  for (; rest > field; rest -= field) parts.push(ITEM_AMOUNT_MAX);
  return rest > 0n ? [...parts, fromCents(rest)] : parts;
}

/**
 * What the servicer reads beside its money (addenda 05): our reference and, where the money is for one loan, the borrower's
 * account number. An account number is never cut, since half of one is another's: the reference gives way.
 * @throws RangeError if the account number alone is wider than the record
 */
export function remittanceText(of: { reference: string; borrowerAccount?: string }): string {
  const reference = foldToAscii(of.reference);
  if (of.borrowerAccount === undefined) return (REFERENCE + reference).slice(0, addendaColumns).trimEnd();
  const account = ACCOUNT + foldToAscii(of.borrowerAccount);
  const room = addendaColumns - REFERENCE.length - account.length;
  if (room < 0)
    throw new RangeError(`an account number of ${of.borrowerAccount.length} characters does not fit`);
  return REFERENCE + reference.slice(0, room) + account;
}
