import { personOf, type UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { takeForDownload } from "@/lib/db/bank/files";
import { readBusinessDay } from "@/lib/db/business-day";
import { inTransaction } from "@/lib/db/transaction";
import { notFound } from "@/lib/domain/refusal";

/** A written file for a person who carries it to the bank; that they took it is noted. */
export async function downloadFile(
  actor: UserActor,
  input: { id: string },
): Promise<{ name: string; text: string }> {
  mustHave(actor, "bank:files");
  return inTransaction(async (tx) => {
    const business = await readBusinessDay(actor.businessId, tx);
    const by = { at: business.now, name: personOf(actor).name };
    const file = await takeForDownload(tx, actor.businessId, input.id, by);
    if (file === null) throw notFound("file");
    return file;
  });
}
