import { type Actor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import type { NewSourceAccount, SourceAccountView } from "@/lib/schemas/source-account";
import { registerAccount } from "./register-account";

/** Registers an account of the business. Made with a key it is usable at once; made on a page it is verified by micro-deposits. */
export async function addSourceAccount(actor: Actor, input: NewSourceAccount): Promise<SourceAccountView> {
  mustHave(actor, "accounts:write");
  const { businessId } = actor;
  const attested = actor.kind !== "user";
  return registerAccount({ businessId, borrowerId: null, by: personOf(actor), attested }, input);
}
