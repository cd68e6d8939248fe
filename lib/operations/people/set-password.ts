import { useUpOneTimeLink } from "@/lib/auth/one-time-links";
import { hashPassword } from "@/lib/auth/passwords";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";

/**
 * Sets a password by a one-time link, which is the only authority here. All sessions of the person end: whoever knew the
 * old password is out. Gives the e-mail to sign in with; a link used, expired or unknown is a conflict.
 */
export async function setPassword(input: { token: string; password: string }): Promise<{ email: string }> {
  // Before the transaction: a hash takes tens of milliseconds, in which no row should be held.
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const user = await useUpOneTimeLink(tx, input.token);
    if (!user) {
      throw new Refusal(
        "conflict",
        "This link was used already or has expired. Ask for a new one; nothing was changed.",
      );
    }
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await tx.userSession.deleteMany({ where: { userId: user.id } });
    return { email: user.email };
  });
}
