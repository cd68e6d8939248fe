import { personOf } from "@/lib/auth/actor";
import { mustPay, type Payer } from "@/lib/auth/payer";
import type { NewSourceAccount, SourceAccountView } from "@/lib/schemas/source-account";
import { registerAccount } from "../accounts/register-account";

/** Registers a Borrower's own account: by the Borrower, with micro-deposits to name; by a key that vouches for it, usable at once. */
export async function addBorrowerAccount(payer: Payer, input: NewSourceAccount): Promise<SourceAccountView> {
  await mustPay(payer);
  const { businessId, borrowerId } = payer;
  const attested = payer.kind === "paying_key";
  return registerAccount({ businessId, borrowerId, by: personOf(payer), attested }, input);
}
