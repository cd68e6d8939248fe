import { type KeyActor, personOf } from "@/lib/auth/actor";
import { mustHave } from "@/lib/auth/permissions";
import { recordActivity } from "@/lib/db/activity";
import { lockBusinessDay } from "@/lib/db/business-day";
import { type LoanToWrite, writeGivenLoans } from "@/lib/db/roster/loans/write-given-loans";
import { readLoans } from "@/lib/db/roster/loans/portfolio-loans";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { compareDays, type Day } from "@/lib/domain/days";
import { servicerFinder } from "@/lib/domain/files/imports/loans";
import { invalid, type Problem } from "@/lib/domain/refusal";
import type { AddLoans, GivenLoan, LoansView } from "@/lib/schemas/borrowers/loan-payload";
import { lockedBorrower } from "./locked-borrower";

/**
 * Gives a Borrower loans, attested by whoever holds the key (rules "Who, and what they own"): new ones, and known ones anew.
 * All are written or none. @throws Refusal not_found; invalid naming each unknown servicer and each loan given twice
 */
export async function addLoans(actor: KeyActor, input: AddLoans): Promise<LoansView> {
  mustHave(actor, "employees:write");
  const { businessId } = actor;
  return inTransaction(async (tx) => {
    const business = await lockBusinessDay(tx, businessId);
    const borrower = await lockedBorrower(tx, businessId, input.id);
    const loans = await judged(tx, input.loans, business.today);
    const ids = await writeGivenLoans(tx, { businessId, id: borrower.id }, loans, business.now);
    await recordActivity(tx, business, {
      kind: "loans.given",
      subjectId: borrower.id,
      actor: personOf(actor),
      data: { loans: ids.length },
    });
    const views = await readLoans(tx, { businessId, borrowerId: borrower.id, ids }, business.today);
    const byId = new Map(views.map((view) => [view.id, view]));
    return { loans: ids.flatMap((id) => byId.get(id) ?? []) };
  });
}

async function judged(tx: Tx, given: readonly GivenLoan[], today: Day): Promise<LoanToWrite[]> {
  const find = servicerFinder(
    await tx.servicer.findMany({ select: { id: true, name: true, aliases: true } }),
  );
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const loans = given.flatMap(({ path, servicerName, ...loan }): LoanToWrite[] => {
    const servicerId = find(servicerName);
    if (servicerId === null) {
      const message = `No servicer is called ${JSON.stringify(servicerName)}. GET /servicers lists their names.`;
      problems.push({ path: `${path}.servicer_name`, message });
      return [];
    }
    if (compareDays(loan.originationDate, today) > 0) {
      problems.push({
        path: `${path}.origination_date`,
        message: `This day is yet to come: today is ${today}.`,
      });
    }
    const key = [servicerId, loan.accountNumber, loan.type, loan.originationDate].join("|");
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `This is the same loan as ${first}: same servicer, number, type and origination date. Give each its account_number.`;
      problems.push({ path: `${path}.account_number`, message });
    }
    seen.set(key, path);
    return [{ ...loan, servicerId }];
  });
  if (problems.length > 0) throw invalid(problems);
  return loans;
}
