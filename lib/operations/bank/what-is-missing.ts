import type { BusinessDay } from "@/lib/db/business-day";
import { misshapenLoans, readOdfi, servicersWithoutDestination } from "@/lib/db/bank/settings";
import type { Tx } from "@/lib/db/transaction";
import { counted } from "@/lib/domain/counted";
import { installationRail } from "@/lib/auth/mode";
import { railOf } from "@/lib/rails/rail";

/** The form in which the bank's header holds a company id. */
const COMPANY_ID = /^[A-Z0-9]{10}$/;

/** What the rail lacks before this business may release anything at all, in words; nothing on the sandbox rail. */
export async function missingForBusiness(tx: Tx, business: BusinessDay): Promise<string[]> {
  if (!railOf(installationRail).writesFiles) return [];
  const missing: string[] = [];
  if ((await readOdfi(tx)) === null) {
    missing.push(
      "The bank that sends the files is not entered yet. An operator enters it on the installation page.",
    );
  }
  if (!COMPANY_ID.test(business.companyId)) {
    missing.push(
      `The company id of ${business.name} must have ten letters and digits, found “${business.companyId}”. An operator enters it on the installation page.`,
    );
  }
  return missing;
}

/** What the rail lacks for these payments: said before the release, not at night when the file is written. */
export async function missingForPayments(
  tx: Tx,
  business: BusinessDay,
  payments: { servicerIds: readonly string[]; loanIds: readonly string[] },
): Promise<string[]> {
  const missing = await missingForBusiness(tx, business);
  if (!railOf(installationRail).writesFiles) return missing;
  const servicers = await servicersWithoutDestination(tx, [...new Set(payments.servicerIds)]);
  if (servicers.length > 0) {
    missing.push(
      `Nobody has entered the bank account of ${servicers.join(", ")} yet. An operator enters it on the installation page.`,
    );
  }
  for (const wrong of await misshapenLoans(tx, business.businessId, payments.loanIds)) {
    const loans = counted(wrong.loans, "loan has a number", "loans have numbers");
    missing.push(
      `${loans} that ${wrong.servicer} cannot read: expected the form ${wrong.format}. Correct the loan, or ask an operator about the form.`,
    );
  }
  return missing;
}
