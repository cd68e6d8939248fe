import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import type { SourceAccountView, VerifyAccount } from "@/lib/schemas/source-account";
import { checkDeposits } from "../accounts/verify-source-account";

/** The Borrower names the two deposits: three tries, then the account is disabled (rules "Account removal"). */
export async function verifyBorrowerAccount(payer: Payer, input: VerifyAccount): Promise<SourceAccountView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  return checkDeposits({ businessId, borrowerId, by: personOf(payer) }, input);
}
