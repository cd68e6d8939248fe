import { dropEmptyFile, isStillFilled, lockFile, nextNumbers, storeFile } from "@/lib/db/bank/files";
import { readOutgoing, takeBackRefunds } from "@/lib/db/bank/entries";
import { readOdfi } from "@/lib/db/bank/settings";
import { readBusinessDay } from "@/lib/db/business-day";
import type { Tx } from "@/lib/db/transaction";
import type { Claim, WorkOutcome } from "@/lib/db/work/due-work";
import { writeAchFile } from "@/lib/domain/ach/write-file";
import { fileIdModifier, fileName, nachaFile } from "@/lib/domain/bank/nacha-file";

const REST_SECONDS = 1;

/**
 * Writes the file of a window, once: numbered entries, text and totals stand together or not at all, so that a step that
 * runs again after a kill finds it written and makes no second one.
 */
export async function bankFile(tx: Tx, claim: Claim): Promise<WorkOutcome> {
  const business = await readBusinessDay(claim.businessId, tx);
  if (await isStillFilled(tx, claim.businessId, claim.dueAt)) return { restSeconds: REST_SECONDS };
  const file = await lockFile(tx, claim.businessId, claim.subjectId);
  if (file === null || file.isWritten) return "done";
  await takeBackRefunds(tx, file);
  const outgoing = await readOutgoing(tx, file);
  if (outgoing.length === 0) {
    await dropEmptyFile(tx, file);
    return "done";
  }
  const odfi = await readOdfi(tx);
  if (odfi === null) throw new Error("the bank that sends the files is not entered");
  const { firstSequence, filesBefore } = await nextNumbers(tx, file.businessId, file.windowDay);
  const modifier = fileIdModifier(filesBefore);
  const built = nachaFile({
    odfi,
    company: { id: business.companyId, name: business.name },
    windowDay: file.windowDay,
    created: business.now,
    fileId: modifier,
    firstSequence,
    outgoing,
  });
  await storeFile(tx, file, {
    at: business.now,
    name: fileName({ ...file, companyId: business.companyId }),
    companyId: business.companyId,
    modifier,
    text: writeAchFile(built.file),
    numbered: built.numbered,
    debits: built.debits,
    credits: built.credits,
  });
  return "done";
}
