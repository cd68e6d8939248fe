import type { UserActor } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { realNow } from "@/lib/clock";
import { lockBusinessDay } from "@/lib/db/business-day";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { loanName } from "@/lib/domain/loans/loan-name";
import { invalid } from "@/lib/domain/refusal";
import type { ChooseStanding } from "@/lib/schemas/employees/employee";
import { lockedEmployee, recordEmployeeChange } from "./locked-employee";

/**
 * Says where payments for an employee go when a file names no loan (rules "Reading a contribution file"): one of their loans,
 * one of their servicers, or none (the rule chooses). @throws Refusal not_found; invalid for what is not theirs
 */
export async function chooseStanding(actor: UserActor, input: ChooseStanding): Promise<void> {
  mustHave(actor, "employees:write");
  const { businessId } = actor;
  await inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const row = await lockedEmployee(tx, businessId, input.id);
    const choice = input.choice;
    if (row.standingType === (choice?.type ?? null) && row.standingId === (choice?.id ?? null)) return;
    const words = choice === null ? "chosen by the rule" : await wordsOf(tx, businessId, input.id, choice);
    await tx.borrower.update({
      where: { businessId_id: { businessId, id: input.id } },
      data: { standingType: choice?.type ?? null, standingId: choice?.id ?? null, updatedAt: realNow() },
    });
    await recordEmployeeChange(tx, business, actor, input.id, [`Payments without a loan number: ${words}`]);
  });
}

async function wordsOf(
  tx: Tx,
  businessId: string,
  borrowerId: string,
  choice: { type: "loan" | "servicer"; id: string },
): Promise<string> {
  const loan = await tx.loan.findFirst({
    where: {
      businessId,
      borrowerId,
      ...(choice.type === "loan" ? { id: choice.id } : { servicerId: choice.id }),
    },
    select: { accountNumber: true, servicer: { select: { name: true } } },
  });
  if (!loan)
    throw invalid([{ path: "choice", message: "Choose one of this employee’s own loans or servicers." }]);
  return choice.type === "loan" ? loanName(loan.servicer.name, loan.accountNumber) : loan.servicer.name;
}
