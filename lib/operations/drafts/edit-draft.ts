import type { UserActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import { invalid } from "@/lib/domain/refusal";
import type { DraftVersion, EditDraft } from "@/lib/schemas/draft";
import { lockFundingAccount } from "../batches/write-batch";
import { changeDraft } from "./change-draft";

/** Title, reference and account of a draft. The account must be one that may fund a batch now. */
export async function editDraft(actor: UserActor, input: EditDraft): Promise<DraftVersion> {
  return changeDraft(actor, input, async ({ tx, draft }) => {
    const { title, referenceId, sourceAccountId } = input;
    if (typeof sourceAccountId === "string") await checkAccount(tx, draft.businessId, sourceAccountId);
    const data = {
      ...(title === undefined ? {} : { title }),
      ...(referenceId === undefined ? {} : { referenceId }),
      ...(sourceAccountId === undefined ? {} : { sourceAccountId }),
    };
    await tx.batchDraft.update({
      where: { businessId_id: { businessId: draft.businessId, id: draft.id } },
      data,
    });
    return { value: null, recheck: "none", what: data };
  });
}

async function checkAccount(tx: Tx, businessId: string, accountId: string): Promise<void> {
  const { problem } = await lockFundingAccount(tx, businessId, accountId);
  if (problem !== null) throw invalid([{ path: "sourceAccountId", message: problem }]);
}
