import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { lockBusinessDay } from "@/lib/db/business-day";
import { lockImport, updateImport } from "@/lib/db/roster/file-imports";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/domain/refusal";

/** Puts a preview away without applying it; what the file said is forgotten. Discarded already: nothing to do. */
export async function discardImport(actor: UserActor, input: { id: string }): Promise<void> {
  mustHave(actor, "employees:write");
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, actor.businessId);
    const { status, stored } = await lockImport(tx, actor.businessId, input.id);
    if (status === "discarded") return;
    if (status === "applied")
      throw new Refusal("conflict", "This file has been applied already; it can no longer be discarded.");
    const { facts, counts, digest } = stored;
    const plan = { added: [], changed: [], removed: [], wrong: [], unchanged: 0 };
    const emptied = { facts, counts, digest, plan, wrongRows: [], doneBy: actor.name };
    await updateImport(tx, actor.businessId, input.id, emptied, { status: "discarded", at: business.now });
  });
}
