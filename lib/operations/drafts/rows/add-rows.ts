import type { UserActor } from "@/lib/auth/actor";
import { insertDraftRows, type NewDraftRow, nextPosition } from "@/lib/db/drafts/insert-rows";
import { loadRoster } from "@/lib/db/roster/load-roster";
import type { Tx } from "@/lib/db/transaction";
import { formatCount } from "@/lib/domain/counted";
import { readAmount } from "@/lib/domain/files/file-amount";
import { fileRowsMax } from "@/lib/domain/files/limits";
import { chunksOf } from "@/lib/domain/lists";
import { chooseAllocation } from "@/lib/domain/payments/choice";
import { invalid } from "@/lib/domain/refusal";
import type { AddRows, DraftVersion } from "@/lib/schemas/draft";
import { changeDraft } from "../change-draft";
import { openAmount, payeeFor, typedAmount } from "./payee";

/**
 * Adds a row for each of these employees, or for all who are employed, can be paid and are not in the draft yet. One amount
 * for all, or none yet. Answers how many were added.
 */
export async function addRows(actor: UserActor, input: AddRows): Promise<DraftVersion<{ added: number }>> {
  if (input.amount.trim() !== "") typedAmount(input.amount);
  return changeDraft(actor, input, async ({ tx, draft }) => {
    const { businessId, id } = draft;
    const eligibleOnly = input.employees === "eligible";
    const ids = input.employees === "eligible" ? await notYetIn(tx, businessId, id) : input.employees;
    let position = await nextPosition(tx, businessId, id);
    const first = position;
    const added: string[] = [];
    for (const chunk of chunksOf(ids)) {
      const rows = await rowsFor(tx, businessId, chunk, input.amount, eligibleOnly);
      for (const row of rows) row.position = position++;
      if (position - 1 > fileRowsMax) throw tooMany();
      await insertDraftRows(tx, businessId, id, rows);
      for (const row of rows) added.push(row.borrowerId);
    }
    return {
      value: { added: position - first },
      recheck: { employees: added },
      what: { added: position - first, ...(input.amount === "" ? {} : { amount: input.amount }) },
    };
  });
}

const tooMany = () =>
  invalid([
    {
      path: "employees",
      message: `A batch has at most ${formatCount(fileRowsMax)} payments. Make two of it.`,
    },
  ]);

async function notYetIn(tx: Tx, businessId: string, draftId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM borrower b
     WHERE b.business_id = ${businessId}::uuid AND b.employment_status = 'active'
       AND NOT EXISTS (SELECT FROM draft_row r WHERE r.business_id = b.business_id AND r.draft_id = ${draftId}::uuid
                          AND r.borrower_id = b.id AND NOT r.excluded)
     ORDER BY b.last_name, b.first_name, b.id`;
  return rows.map((row) => row.id);
}

async function rowsFor(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  amount: string,
  eligibleOnly: boolean,
): Promise<(NewDraftRow & { borrowerId: string })[]> {
  const roster = await loadRoster(tx, businessId, { ids });
  const reading = readAmount(amount);
  return ids.flatMap((id) => {
    const employee = roster.byId.get(id);
    if (!employee) return [];
    if (eligibleOnly && chooseAllocation(employee, roster.loansOf.get(id) ?? []) === null) return [];
    const { problems, ...payee } = payeeFor(employee, roster);
    return {
      position: 0,
      fileRow: null,
      raw: null,
      borrowerId: id,
      ...payee,
      amount: reading.ok ? reading.amount : null,
      referenceId: null,
      problems: [...problems, ...openAmount(reading)],
    };
  });
}
